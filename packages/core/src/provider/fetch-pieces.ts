import { type BodyPiece, bodyBytes, bodyLength, bodyStream } from "./body-pieces.js";

/** The runtime's own `fetch`. A replacement, in a test or a tracer, gets bodies in one piece. */
const native = globalThis.fetch;
const isNode = globalThis.process?.release?.name === "node" && !("Bun" in globalThis) && !("Deno" in globalThis);

/**
 * Sends a body in pieces, without following redirects. Node's own `fetch` gets a stream of known length, since it would copy
 * a body in one piece; any other `fetch` gets one piece.
 *
 * @param names whether a redirect is returned as a response, which names its target. Otherwise it is an error, and Node keeps
 *   no copy of the body while it waits for the response, which for images would be a third more than their size.
 */
export function fetchPieces(
  fetch: typeof globalThis.fetch,
  input: string | URL | Request,
  init: RequestInit,
  { pieces, names }: { readonly pieces: readonly BodyPiece[]; readonly names: boolean },
): Promise<Response> {
  const headers = new Headers(init.headers);
  // The length of the body with markers.
  headers.delete("content-length");
  if (!isNode || fetch !== native || init.credentials)
    return fetch(input, { ...init, headers, body: bodyBytes(pieces), redirect: "manual" });
  headers.set("content-length", String(bodyLength(pieces)));
  const redirect = names ? "manual" : "error";
  return fetch(input, { ...init, headers, body: bodyStream(pieces), redirect, ...once } as RequestInit);
}

/**
 * Prevents that `fetch` sends the request again with other credentials after a 401.
 *
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
const once = { duplex: "half", window: null, credentials: "omit" };

/** Whether a request failed because it would have been redirected. The message depends on the version of Node. */
export function isRedirectError(error: unknown): boolean {
  const { message, cause } = (error ?? {}) as { readonly message?: unknown; readonly cause?: { readonly message?: unknown } };
  return [message, cause?.message].some((text) => /redirect/i.test(String(text ?? "")));
}
