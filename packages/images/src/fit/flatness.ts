import type { Pixels } from "../decode/decode-pixels.js";

/** Rows beyond this many are sampled. */
const MAX_ROWS = 256;

/**
 * The share of pixels that are the same as their left neighbour, 0 to 1. Photographs lie near 0; screenshots, charts,
 * drawings and pages of text, whose areas are of one colour, near 1.
 */
export function flatness({ data, width, height }: Pixels): number {
  if (width < 2) return 0;
  const step = Math.max(1, Math.floor(height / MAX_ROWS));
  let same = 0;
  let seen = 0;
  for (let row = 0; row < height; row += step) {
    const end = (row + 1) * width * 3;
    for (let at = row * width * 3 + 3; at < end; at += 3) {
      if (data[at] === data[at - 3] && data[at + 1] === data[at - 2] && data[at + 2] === data[at - 1]) same++;
    }
    seen += width - 1;
  }
  return same / seen;
}
