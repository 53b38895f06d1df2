/** Puts numbers, texts and bytes one after the other. */
export function bytesOf(...parts: readonly (number | string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.map((part) =>
      typeof part === "number" ? Buffer.of(part) : typeof part === "string" ? Buffer.from(part, "latin1") : part,
    ),
  );
}

export function u16be(value: number): Buffer {
  return Buffer.of((value >> 8) & 255, value & 255);
}

export function u16le(value: number): Buffer {
  return Buffer.of(value & 255, (value >> 8) & 255);
}

export function u32be(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

export function u32le(value: number): Buffer {
  return u32be(value).reverse();
}

/** A PNG with chunks put in behind its IHDR. */
export function withPngChunks(png: Uint8Array, ...chunks: readonly Uint8Array[]): Buffer {
  return bytesOf(png.subarray(0, 33), ...chunks, png.subarray(33));
}

/** A JPEG with a segment put in behind its start mark. */
export function withJpegSegment(jpeg: Uint8Array, marker: number, content: Uint8Array): Buffer {
  return bytesOf(jpeg.subarray(0, 2), 0xff, marker, u16be(content.length + 2), content, jpeg.subarray(2));
}

/** A box of the ISO container (AVIF, HEIC). */
export function box(type: string, ...content: readonly (number | string | Uint8Array)[]): Buffer {
  const inner = bytesOf(...content);
  return bytesOf(u32be(inner.length + 8), type, inner);
}
