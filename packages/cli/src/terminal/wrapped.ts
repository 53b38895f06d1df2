import { stripVTControlCharacters } from "node:util";
import type { OutputStream } from "../command-context.js";

/**
 * Breaks lines between words where a terminal would break them within; what is written to a file or a pipe stays as it is.
 * A word that is wider than the terminal, such as an address, stays whole.
 *
 * @param indent how many columns the lines begin with that are new
 */
export function wrapped(text: string, { isTTY, columns }: Pick<OutputStream, "isTTY" | "columns">, indent = 0): string {
  if (isTTY !== true || columns === undefined) return text;
  // Where there is no room to speak of, an indent takes what is left.
  const before = " ".repeat(indent <= columns / 2 ? indent : 0);
  return text
    .split("\n")
    .map((line) => wrappedLine(line, columns, before))
    .join("\n");
}

function wrappedLine(line: string, columns: number, before: string): string {
  const lines: string[] = [];
  const [start = ""] = /^ */.exec(line) ?? [];
  let current = start;
  let isEmpty = true;
  // Each word with the blanks that stand before it.
  for (const [, blanks = "", word = ""] of line.slice(start.length).matchAll(/( *)([^ ]+)/g)) {
    const longer = current + (isEmpty ? "" : blanks) + word;
    if (isEmpty || widthOf(longer) <= columns) current = longer;
    else {
      lines.push(current);
      current = before + word;
    }
    isEmpty = false;
  }
  return [...lines, current].join("\n");
}

/** Letters that take two columns; what is seldom in a message may be off by one. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/gu;

function widthOf(text: string): number {
  const plain = stripVTControlCharacters(text);
  return [...plain].length + (plain.match(wide)?.length ?? 0);
}
