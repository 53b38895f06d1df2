import sliceAnsi from "slice-ansi";
import wrapAnsi from "wrap-ansi";
import type { OutputStream } from "../command-context.js";

/**
 * Breaks lines between words at the width of a terminal; text for a file or a pipe stays as it is. A word that is wider than
 * the terminal, such as an address, stays whole.
 *
 * @param indent the columns by which the continuation of a line is indented
 */
export function wrap(text: string, { isTTY, columns }: Pick<OutputStream, "isTTY" | "columns">, indent = 0): string {
  if (isTTY !== true || columns === undefined) return text;
  // On a very narrow terminal the indent would leave no room for words.
  const margin = indent <= columns / 2 ? indent : 0;
  return text
    .split("\n")
    .map((line) => wrapLine(line, columns, margin))
    .join("\n");
}

/** The first columns of the line take the place that the indent has in its continuation. */
function wrapLine(line: string, columns: number, margin: number): string {
  const [first = "", ...continuation] = wrapAnsi(sliceAnsi(line, margin), columns - margin, { trim: false }).split("\n");
  const lines = continuation.map((piece) => `${" ".repeat(margin)}${piece.replace(leadingSpaces, "$1")}`);
  return [sliceAnsi(line, 0, margin) + first, ...lines].map((piece) => piece.replace(trailingSpaces, "$1")).join("\n");
}

/** Spaces at a break, among the escape codes of a style. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape code begins with one
const leadingSpaces = /^((?:\u001b\[[\d;]*m)*) +/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape code begins with one
const trailingSpaces = / +((?:\u001b\[[\d;]*m)*)$/;
