/** The 64 bits of a hash are split into this many chunks of 16 bits. */
export const chunkCount = 4;
export const chunkSize = 2 ** 16;

/**
 * A chunk of a hash: one bit of each of its 16 digits, never the same one twice in a row. Neighbouring bits are often equal
 * (the white background of a shop's photos), and chunks of neighbours would put most images into a few buckets.
 */
export function chunkOf(high: number, low: number, chunk: number): number {
  let bits = 0;
  for (let digit = 0; digit < 16; digit++) {
    const half = digit < 8 ? high : low;
    const place = (digit % 8) * 4 + ((chunk + digit + (digit >>> 1)) & 3);
    bits = (bits << 1) | ((half >>> place) & 1);
  }
  return bits;
}

/** Two hashes within `threshold` bits are within this many bits in at least one chunk; -1 for a chunk that need not be searched. */
export function chunkRadius(threshold: number, chunk: number): number {
  return Math.floor(threshold / chunkCount) - (chunk > threshold % chunkCount ? 1 : 0);
}

/** The masks that turn a chunk into every other within 2 bits, the nearest first. */
export const masks: Uint16Array = Uint16Array.from([
  0,
  ...bitsOf(0).map((bit) => 1 << bit),
  ...bitsOf(0).flatMap((bit) => bitsOf(bit + 1).map((other) => (1 << bit) | (1 << other))),
]);

/** The number of masks that change at most 0, 1, 2 bits. */
export const masksWithin: readonly number[] = [1, 17, 137];

function bitsOf(first: number): number[] {
  return Array.from({ length: 16 - first }, (_, index) => first + index);
}
