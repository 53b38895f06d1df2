import type { ImagePart } from "@legenda/core";
import { stringsIn } from "./context.js";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bytes that begin as a PNG does and then hold every value: what arrives is compared, nothing decodes it. */
export function pngBytes(size: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  bytes.set(signature);
  return bytes;
}

export const pngPart = (bytes: Uint8Array): ImagePart => ({
  type: "image",
  image: { kind: "bytes", bytes, mediaType: "image/png" },
});

/** The images in a vendor's body, wherever it puts them: base64 alone or in a data URI. */
export function imagesIn(body: unknown): readonly Uint8Array[] {
  return stringsIn(body)
    .map((text) => text.replace(/^data:image\/png;base64,/, ""))
    .filter((text) => text.startsWith("iVBORw0KGg"))
    .map((base64) => new Uint8Array(Buffer.from(base64, "base64")));
}
