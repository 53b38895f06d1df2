import type { Thumbnail } from "./thumbnail.js";

/**
 * Neighbours that differ by less than this many of 255 greys count as equal: on a plain background, compression
 * noise decides which of two is darker.
 */
const NOISE = 2;
/** With fewer differing pairs of neighbours, the hash of a picture is that of a single colour. */
const FEWEST_EDGES = 6;

/** The difference hash of 9 x 8 pixels, in 16 hexadecimal digits, row by row; `undefined` where next to nothing differs. */
export function differenceBits({ data, width, height }: Thumbnail): string | undefined {
  let digits = "";
  let edges = 0;
  let digit = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 1; column < width; column++) {
      const at = (row * width + column) * 3;
      const step = grey(data, at) - grey(data, at - 3);
      if (Math.abs(step) >= NOISE) edges++;
      digit = (digit << 1) | (step >= NOISE ? 1 : 0);
      if (column % 4 === 0) {
        digits += digit.toString(16);
        digit = 0;
      }
    }
  }
  return edges < FEWEST_EDGES ? undefined : digits;
}

/** Luma by ITU-R BT.601, 0 to 255. */
function grey(data: Float64Array, at: number): number {
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
}
