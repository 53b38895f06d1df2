const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uff60]/u;

/** How many columns of a terminal a text takes: two for what East Asian fonts draw twice as wide, and for emoji. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** A text in lines of at most so many columns, broken between words, and within a word only where it is longer than a line. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= columns) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = cut(word, columns);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return [...lines, line];
}

function cut(word: string, columns: number): string[] {
  const pieces = [""];
  for (const { segment } of segmenter.segment(word)) {
    const piece = pieces.at(-1) ?? "";
    if (displayWidth(piece + segment) > columns && piece !== "") pieces.push(segment);
    else pieces[pieces.length - 1] = piece + segment;
  }
  return pieces;
}
