import type { Base64Slots } from "./base64-slots.js";
import { fetchPieces, isRedirectError } from "./fetch-pieces.js";
import { maxErrorBytes, readBodyStart } from "./read-body.js";
import { ConnectionFailure, VendorFailure } from "./vendor-failure.js";

/**
 * A `fetch` that never sends credentials and images to another server: a redirect is an error that names its target. An
 * error status is thrown as a `VendorFailure`, for which only the beginning of the body is read. Markers are replaced with
 * their images.
 *
 * Official clients use it as well, so that the same guarantees hold for their requests.
 *
 * @param fetch sends the requests; without it, whatever `globalThis.fetch` is at the time
 */
export function guardedFetch(slots: Base64Slots, fetch?: typeof globalThis.fetch): typeof globalThis.fetch {
  /** Servers that have responded before, and so do not redirect. If one does, its error does not name the target. */
  let hasAnswered = false;
  const send: typeof globalThis.fetch = (input, init = {}) => {
    const inner = fetch ?? globalThis.fetch;
    const pieces = typeof init.body === "string" ? slots.pieces(init.body) : undefined;
    return pieces
      ? fetchPieces(inner, input, init, { pieces, names: !hasAnswered })
      : inner(input, { ...init, redirect: "manual" });
  };
  return async (input, init) => {
    let response: Response;
    try {
      response = await send(input, init);
    } catch (error) {
      throw isRedirectError(error) && !init?.signal?.aborted ? redirected() : new ConnectionFailure(error);
    }
    // A redirect is opaque in browsers.
    if (
      response.type === "opaqueredirect" ||
      (response.status >= 300 && response.status < 400 && response.headers.has("location"))
    )
      throw redirected(response);
    hasAnswered = true;
    if (response.ok) return response;
    const { status, headers } = response;
    throw new VendorFailure({ status, headers, body: parsed(await readBodyStart(response, maxErrorBytes)) });
  };
}

function redirected(response?: Response): VendorFailure {
  // The redirect's body is not read.
  void response?.body?.cancel().catch(() => {});
  const target = response?.headers.get("location");
  const origin = target && URL.canParse(target) ? new URL(target).origin : undefined;
  return new VendorFailure({
    status: response?.status || undefined,
    headers: response?.headers,
    explanation: {
      kind: "unknown",
      message: `the server redirects the request${origin ? ` to ${origin}` : ""}. Redirects are not followed, since the key and the images would be sent along.`,
      hint: { option: "baseURL", advice: "Set baseURL to the final address." },
      retryable: false,
    },
  });
}

/** Parses JSON, also if it is framed as an event. Any other text is returned as it is. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*data:/, ""));
  } catch {
    return text;
  }
}
