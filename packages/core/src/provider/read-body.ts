import { ConnectionFailure } from "./vendor-failure.js";

/** Maximum size of a complete reply or a stream, in bytes: 64 MB. */
export const maxReplyBytes = 64_000_000;
/** Maximum number of bytes that are read of an error's body: 256 KB. */
export const maxErrorBytes = 256_000;

/** A body that is longer than the limit. */
export class BodyTooLong extends Error {}

/**
 * Reads a complete body as text.
 *
 * @throws {BodyTooLong} for more than `maxBytes`
 * @throws {ConnectionFailure} if the connection breaks
 */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  const { body, headers } = response;
  if (!body) return response.text();
  const length = Number(headers.get("content-length"));
  // The length in the header is correct unless the body is decompressed.
  if (length > 0 && length <= maxBytes && !headers.has("content-encoding")) {
    try {
      return await response.text();
    } catch (error) {
      throw new ConnectionFailure(error);
    }
  }
  let text = "";
  for await (const piece of bodyPieces(body, maxBytes)) text += piece;
  return text;
}

/** Reads the beginning of a body as text: at most `maxBytes`, or what arrived before the connection broke. */
export async function readBodyStart({ body }: Response, maxBytes: number): Promise<string> {
  if (!body) return "";
  let text = "";
  try {
    for await (const piece of bodyPieces(body, maxBytes)) text += piece;
  } catch (error) {
    if (!(error instanceof BodyTooLong || error instanceof ConnectionFailure)) throw error;
  }
  return text;
}

/** Yields a body as text in pieces, without splitting characters. Leaving the loop closes the connection. */
export async function* bodyPieces(body: ReadableStream<Uint8Array>, maxBytes: number): AsyncGenerator<string, void> {
  const reader = new BodyReader(body, maxBytes);
  try {
    for (let piece = await reader.read(); piece !== undefined; piece = await reader.read()) yield piece;
  } finally {
    reader.cancel();
  }
}

const decoding = { stream: true };
const same = (piece: string | undefined): string | undefined => piece;

/** Reads a body piece by piece. */
export class BodyReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  readonly #maxBytes: number;
  #bytes = 0;
  #done = false;

  constructor(body: ReadableStream<Uint8Array>, maxBytes: number) {
    this.#reader = body.getReader();
    this.#maxBytes = maxBytes;
  }

  /**
   * The next piece as text; `undefined` at the end.
   *
   * @throws {BodyTooLong} for more than `maxBytes` in total
   * @throws {ConnectionFailure} where the connection breaks
   */
  read(): Promise<string | undefined>;
  /** @param take called with the piece in the same step: a separate step for each piece of a stream would cost more than reading it */
  read<T>(take: (piece: string | undefined) => T): Promise<T>;
  read(take: (piece: string | undefined) => unknown = same): Promise<unknown> {
    if (this.#done) return Promise.resolve(take(undefined));
    return this.#reader.read().then(
      (result) => take(this.#textOf(result)),
      (error) => {
        this.#done = true;
        throw new ConnectionFailure(error);
      },
    );
  }

  #textOf({ done, value }: { readonly done: boolean; readonly value?: Uint8Array | undefined }): string | undefined {
    if (done || !value) {
      this.#done = true;
      return this.#decoder.decode() || undefined;
    }
    this.#bytes += value.length;
    if (this.#bytes > this.#maxBytes) throw new BodyTooLong();
    return this.#decoder.decode(value, decoding);
  }

  /** Closes the connection without waiting for that. After the end it does nothing. */
  cancel(): void {
    if (this.#done) return;
    this.#done = true;
    void this.#reader.cancel().catch(() => {});
  }

  /**
   * Reads the rest in the background, so that the connection can be reused for the next request. If the server leaves its
   * stream open, it is closed after a second.
   */
  drain(): void {
    if (this.#done) return;
    const timer = setTimeout(() => this.cancel(), 1000);
    // The timer must not keep a finished program alive.
    (timer as { unref?(): void }).unref?.();
    const rest = async () => {
      while ((await this.read()) !== undefined);
    };
    rest()
      .catch(() => this.cancel())
      .finally(() => clearTimeout(timer));
  }
}
