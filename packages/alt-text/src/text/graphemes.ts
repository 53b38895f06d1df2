const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Beyond this the exact number tells nobody anything. */
const ENOUGH = 10_000;

/** How many characters a reader would count, up to `ENOUGH`: a family emoji is one, as is a letter with its accents. */
export function countGraphemes(text: string): number {
  // Without combining marks, and without the one pair of ASCII that is a single grapheme, units are graphemes.
  if (/^[\x20-\x7e]*$/.test(text)) return Math.min(text.length, ENOUGH);
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count >= ENOUGH) break;
  return count;
}

/** The UTF-16 length of the first `count` graphemes. */
export function graphemeOffset(text: string, count: number): number {
  let seen = 0;
  for (const { index } of segmenter.segment(text)) if (seen++ === count) return index;
  return text.length;
}
