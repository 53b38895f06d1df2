import { base64OfBytes } from "../image/base64.js";

/** A piece of a body: bytes that are sent as they are, or an image that is sent as base64. */
export type BodyPiece = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly image: Uint8Array };

/** The total length of the pieces, in bytes. */
export function bodyLength(pieces: readonly BodyPiece[]): number {
  return pieces.reduce((total, piece) => total + lengthOf(piece), 0);
}

/** Joins the pieces. */
export function bodyBytes(pieces: readonly BodyPiece[]): Uint8Array<ArrayBuffer> {
  const whole = room(bodyLength(pieces));
  let at = 0;
  for (const piece of pieces) {
    if ("bytes" in piece) whole.set(piece.bytes, at);
    else encodeInto(piece.image, whole.subarray(at));
    at += lengthOf(piece);
  }
  return whole;
}

/** Yields the pieces in order. Each is encoded when it is read, so that at most one chunk of an image's base64 is in memory. */
export function bodyStream(pieces: readonly BodyPiece[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = chunksOf(pieces);
  return new ReadableStream({
    pull(controller) {
      const { done, value } = chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function* chunksOf(pieces: readonly BodyPiece[]): Generator<Uint8Array<ArrayBuffer>, void> {
  for (const piece of pieces) {
    if ("bytes" in piece) {
      if (piece.bytes.length > 0) yield piece.bytes;
      continue;
    }
    for (let from = 0; from < piece.image.length; from += chunk) {
      const image = piece.image.subarray(from, from + chunk);
      const encoded = room(lengthOf({ image }));
      encodeInto(image, encoded);
      yield encoded;
    }
  }
}

const lengthOf = (piece: BodyPiece): number => ("bytes" in piece ? piece.bytes.length : 4 * Math.ceil(piece.image.length / 3));

/** A multiple of three, so that there is no padding inside. */
const step = 49_152;
const chunk = 8 * step;
const encoder = new TextEncoder();

/** Encodes in steps so small that the garbage collector frees each one's text at once. */
function encodeInto(image: Uint8Array, target: Uint8Array): void {
  if (typeof Buffer !== "undefined") {
    const source = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
    const written = Buffer.from(target.buffer, target.byteOffset, target.byteLength);
    for (let from = 0, to = 0; from < image.length; from += step) {
      to += written.write(source.toString("base64", from, from + step), to, "latin1");
    }
    return;
  }
  for (let from = 0, to = 0; from < image.length; from += step) {
    to += encoder.encodeInto(base64OfBytes(image.subarray(from, from + step)), target.subarray(to)).written;
  }
}

/** Allocates without clearing where the runtime can: every byte is overwritten before it is read. */
function room(length: number): Uint8Array<ArrayBuffer> {
  return typeof Buffer === "undefined"
    ? new Uint8Array(length)
    : new Uint8Array(Buffer.allocUnsafeSlow(length).buffer, 0, length);
}
