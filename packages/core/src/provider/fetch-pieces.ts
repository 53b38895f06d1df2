import { type BodyPiece, bodyBytes, bodyLength, bodyStream } from "./body-pieces.js";

/** The runtime's own: what takes its place later, in a test or a tracer, gets its body whole. */
const native = globalThis.fetch;
const isNode = globalThis.process?.release?.name === "node" && !("Bun" in globalThis) && !("Deno" in globalThis);

/**
 * Sends a body of pieces. Node's own `fetch` gets it as a stream of known length where it need not be sent twice: it
 * would copy a whole body twice, once for itself and once for a redirect, which for megabytes costs more than sending
 * them. All others get it whole.
 */
export function fetchPieces(
  fetch: typeof globalThis.fetch,
  input: string | URL | Request,
  init: RequestInit,
  pieces: readonly BodyPiece[],
): Promise<Response> {
  const headers = new Headers(init.headers);
  // It was that of the body with markers.
  headers.delete("content-length");
  const isSentOnce = init.redirect === "manual" || init.redirect === "error";
  if (!isNode || fetch !== native || !isSentOnce || init.credentials)
    return fetch(input, { ...init, headers, body: bodyBytes(pieces) });
  headers.set("content-length", String(bodyLength(pieces)));
  return fetch(input, { ...init, headers, body: bodyStream(pieces), ...once } as RequestInit);
}

/**
 * A request that is not sent again after a 401, with other credentials.
 *
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
const once = { duplex: "half", window: null, credentials: "omit" };
