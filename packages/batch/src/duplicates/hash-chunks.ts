/** Into how many chunks of 16 bits the 64 bits of a hash are split. */
export const chunkCount = 4;
export const chunkSize = 2 ** 16;

/**
 * A chunk of a hash: a bit of each of its 16 digits, never the same one twice in a row. Neighbouring bits are alike (the
 * white above all goods of a shop), and chunks of neighbours would put most pictures into a few buckets.
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

/** Two hashes that differ in at most `threshold` bits differ in at most this many of a chunk, in at least one; -1: it need not be looked at. */
export function chunkRadius(threshold: number, chunk: number): number {
  return Math.floor(threshold / chunkCount) - (chunk > threshold % chunkCount ? 1 : 0);
}

/** What to change of a chunk to reach all that differ from it in at most 2 bits, the nearest first. */
export const masks: Uint16Array = Uint16Array.from([
  0,
  ...bitsOf(0).map((bit) => 1 << bit),
  ...bitsOf(0).flatMap((bit) => bitsOf(bit + 1).map((other) => (1 << bit) | (1 << other))),
]);

/** How many of the masks change at most 0, 1, 2 bits. */
export const masksWithin: readonly number[] = [1, 17, 137];

function bitsOf(first: number): number[] {
  return Array.from({ length: 16 - first }, (_, index) => first + index);
}
