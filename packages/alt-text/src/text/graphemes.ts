const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Counts the characters that a reader sees: an emoji of a family or a letter with its accents is one.
 *
 * @param limit where to stop counting
 */
export function countGraphemes(text: string, limit = Infinity): number {
  // Printable ASCII has no combining marks, so its code units are graphemes.
  if (/^[\x20-\x7e]*$/.test(text)) return Math.min(text.length, limit);
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count >= limit) break;
  return count;
}
