import { type BodyPiece, bodyBytes, bodyLength, bodyStream } from "./body-pieces.js";

/** The runtime's own: what takes its place later, in a test or a tracer, gets its body whole. */
const native = globalThis.fetch;
const isNode = globalThis.process?.release?.name === "node" && !("Bun" in globalThis) && !("Deno" in globalThis);

/**
 * Sends a body of pieces. Node's own `fetch` gets it as a stream of known length: it would copy a whole
 * body twice, once for itself and once for a redirect, which for megabytes costs more than sending them.
 * All others get it whole.
 */
export async function fetchPieces(
  fetch: typeof globalThis.fetch,
  input: string | URL | Request,
  init: RequestInit,
  pieces: readonly BodyPiece[],
): Promise<Response> {
  const headers = new Headers(init.headers);
  // It was that of the body with markers.
  headers.delete("content-length");
  if (!isNode || fetch !== native || init.redirect || init.credentials)
    return fetch(input, { ...init, headers, body: bodyBytes(pieces) });
  const streamed = new Headers(headers);
  streamed.set("content-length", String(bodyLength(pieces)));
  try {
    return await fetch(input, { ...init, headers: streamed, body: bodyStream(pieces), ...once } as RequestInit);
  } catch (error) {
    if (init.signal?.aborted || !isRedirect(error)) throw error;
    // A stream cannot be sent again, so a server that redirects is asked anew. In undici 6 bytes cannot either; a blob can.
    return fetch(input, { ...init, headers, body: new Blob([bodyBytes(pieces)]) });
  }
}

/**
 * A request whose body is sent once: not again after a redirect, nor after a 401 with other credentials.
 *
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
const once = { duplex: "half", redirect: "error", window: null, credentials: "omit" };

/** Versions word it differently; no other failure speaks of a redirect. */
function isRedirect(error: unknown): boolean {
  const { message, cause } = (error ?? {}) as { message?: unknown; cause?: { message?: unknown } };
  return [message, cause?.message].some((text) => /redirect/i.test(String(text ?? "")));
}
