const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How many characters a reader sees: an emoji or an accented letter is one, however many code units it has. */
export function countCharacters(text: string): number {
  // Plain ASCII, where nothing combines, is the usual case and needs no segmenter.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}
