import type { Base64Slots } from "./base64-slots.js";
import { fetchPieces, isRedirectError } from "./fetch-pieces.js";
import { maxErrorBytes, readBodyStart } from "./read-body.js";
import { ConnectionFailure, VendorFailure } from "./vendor-failure.js";

/**
 * A `fetch` that keeps credentials and images where they were sent: a redirect is not followed, but an error that names
 * it. An error status is thrown as a `VendorFailure`, of whose body only the beginning is read. Images are put in for
 * their markers.
 *
 * Official clients get it too, so that their requests are guarded in the same way.
 *
 * @param fetch sends the requests; without it, whatever `globalThis.fetch` is at the time
 */
export function guardedFetch(slots: Base64Slots, fetch?: typeof globalThis.fetch): typeof globalThis.fetch {
  /** A server that has answered is expected not to redirect: if it does after all, the error need not say where to. */
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
      message: `the server redirects the request${origin ? ` to ${origin}` : ""}, and a redirect is not followed, since the key and the images would go with it.`,
      hint: { option: "baseURL", advice: "Set baseURL to the final address." },
      retryable: false,
    },
  });
}

/** Parsed JSON, also where it is framed as an event; a text that is not JSON stays one. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*data:/, ""));
  } catch {
    return text;
  }
}
