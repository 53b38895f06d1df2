import { lineError, type TextFile } from "./text-file.js";

export interface TextLine {
  /** Without what ends it. */
  readonly text: string;
  /** What ends it; nothing at the end of the text. */
  readonly end: string;
  /** Counted from 1. */
  readonly number: number;
}

/** The most characters of a line. A longer one would fill the memory. */
const maxLength = 8_000_000;

/**
 * Splits a text into lines, or at zeros as `find -print0` writes them, and holds no more than one.
 *
 * @throws what `file.error` makes, for a line that is too long
 */
export async function* readLines(
  texts: AsyncIterable<string>,
  file: TextFile,
  separator: "\n" | "\0" = "\n",
): AsyncGenerator<TextLine, void, undefined> {
  let rest = "";
  let number = 1;
  for await (const text of texts) {
    const parts = text.split(separator);
    for (const [index, part] of parts.entries()) {
      rest += part;
      if (rest.length > maxLength) {
        throw lineError(file, number, `the line is longer than ${maxLength} characters.`, { reason: "too-large" });
      }
      if (index === parts.length - 1) break;
      yield lineOf(rest, separator, number++);
      rest = "";
    }
  }
  if (rest !== "") yield lineOf(rest, "", number);
}

function lineOf(text: string, end: string, number: number): TextLine {
  if (end !== "\n" || !text.endsWith("\r")) return { text, end, number };
  return { text: text.slice(0, -1), end: "\r\n", number };
}
