import { base64OfBytes } from "../image/base64.js";
import { type BodyPiece, bodyBytes } from "./body-pieces.js";

/**
 * Images that are represented in a request body by short markers until it is sent. Serializing then copies a small body,
 * and each image is encoded once, directly into the bytes that are sent; base64 in the body itself would be copied several
 * times.
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
   * Returns a marker for the image's base64. It has 16 random bytes, so that no prompt can contain it. For an image so
   * small that a marker is not worthwhile, it is the base64 itself.
   */
  place(bytes: Uint8Array): { readonly marker: string; release(): void } {
    if (bytes.length <= smallest) return { marker: base64OfBytes(bytes), release() {} };
    const marker = `${prefix}${crypto.randomUUID()}`;
    this.#images.set(marker, bytes);
    return { marker, release: () => void this.#images.delete(marker) };
  }

  /** The bytes of the body with its images; `undefined` if it contains no marker. */
  fill(body: string): Uint8Array<ArrayBuffer> | undefined {
    const pieces = this.pieces(body);
    return pieces && bodyBytes(pieces);
  }

  /** The body with its images, in pieces; `undefined` if it contains no marker. */
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
