import { base64OfBytes } from "../image/base64.js";
import { type BodyPiece, bodyBytes } from "./body-pieces.js";

/**
 * Images that stand in a request body as short markers until it is sent. The vendor's client then
 * stringifies a small body, and the image is encoded once, straight into the bytes that go out,
 * where the plain way would walk over megabytes of base64 several times.
 *
 * @example
 * const slots = new Base64Slots();
 * const client = new OpenAI({ fetch: guardedFetch(slots) });
 * const { marker, release } = slots.place(bytes);
 * const url = `data:image/png;base64,${marker}`; // in the request; release() when it is done
 */
export class Base64Slots {
  readonly #images = new Map<string, Uint8Array>();

  /**
   * A marker that stands for the image's base64. No prompt can name it: it is made of 16 random bytes.
   * Of an image so small that a marker would not pay, it is the base64 itself.
   */
  place(bytes: Uint8Array): { readonly marker: string; release(): void } {
    if (bytes.length <= smallest) return { marker: base64OfBytes(bytes), release() {} };
    const marker = `${prefix}${crypto.randomUUID()}`;
    this.#images.set(marker, bytes);
    return { marker, release: () => void this.#images.delete(marker) };
  }

  /** The body's bytes with the images in; `undefined` where it holds no marker. */
  fill(body: string): Uint8Array<ArrayBuffer> | undefined {
    const pieces = this.pieces(body);
    return pieces && bodyBytes(pieces);
  }

  /** The body in pieces, its images among them; `undefined` where it holds no marker. */
  pieces(body: string): readonly BodyPiece[] | undefined {
    if (this.#images.size === 0) return undefined;
    const pieces: BodyPiece[] = [];
    const encoder = new TextEncoder();
    let from = 0;
    for (let at = body.indexOf(prefix); at !== -1; at = body.indexOf(prefix, at + 1)) {
      const image = this.#images.get(body.slice(at, at + markerLength));
      if (!image) continue;
      pieces.push({ bytes: encoder.encode(body.slice(from, at)) }, { image });
      from = at + markerLength;
    }
    if (pieces.length === 0) return undefined;
    pieces.push({ bytes: encoder.encode(body.slice(from)) });
    return pieces;
  }
}

const prefix = "legenda-";
const markerLength = prefix.length + 36;
const smallest = 4096;
