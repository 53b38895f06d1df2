import { type BodyPiece, bodyBytes, bodyLength, bodyStream } from "./body-pieces.js";

/** The runtime's own: what takes its place later, in a test or a tracer, gets its body whole. */
const native = globalThis.fetch;
const isNode = globalThis.process?.release?.name === "node" && !("Bun" in globalThis) && !("Deno" in globalThis);

/**
 * Sends a body of pieces, and follows no redirect. Node's own `fetch` gets it as a stream of known length, since it would
 * copy a whole body; all others get it whole.
 *
 * @param names whether a redirect comes as a response, which names where it leads. Else it is an error, and Node keeps no
 *   copy of what it has read from the stream while it waits for the response: for images a third more than their size.
 */
export function fetchPieces(
  fetch: typeof globalThis.fetch,
  input: string | URL | Request,
  init: RequestInit,
  { pieces, names }: { readonly pieces: readonly BodyPiece[]; readonly names: boolean },
): Promise<Response> {
  const headers = new Headers(init.headers);
  // It was that of the body with markers.
  headers.delete("content-length");
  if (!isNode || fetch !== native || init.credentials)
    return fetch(input, { ...init, headers, body: bodyBytes(pieces), redirect: "manual" });
  headers.set("content-length", String(bodyLength(pieces)));
  const redirect = names ? "manual" : "error";
  return fetch(input, { ...init, headers, body: bodyStream(pieces), redirect, ...once } as RequestInit);
}

/**
 * A request that is not sent again after a 401, with other credentials.
 *
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
const once = { duplex: "half", window: null, credentials: "omit" };

/** Whether a request failed because it would have been redirected. Versions of Node word it differently. */
export function isRedirectError(error: unknown): boolean {
  const { message, cause } = (error ?? {}) as { readonly message?: unknown; readonly cause?: { readonly message?: unknown } };
  return [message, cause?.message].some((text) => /redirect/i.test(String(text ?? "")));
}
