import { readLines } from "../text/lines.js";
import { lineError, type TextFile } from "../text/text-file.js";

/** A line of JSON Lines. */
export interface JsonLine {
  /** The text of the line in the file, with its line end. */
  readonly raw: string;
  /** Counted from 1. */
  readonly line: number;
  /** `undefined` for a blank line. */
  readonly value: unknown;
}

/** Reads JSON Lines, a value a line. */
export async function* readJsonLines(texts: AsyncIterable<string>, file: TextFile): AsyncGenerator<JsonLine, void, undefined> {
  for await (const { text, end, number } of readLines(texts, file)) {
    const value = text.trim() === "" ? undefined : parseJson(text, file, number);
    yield { raw: text + end, line: number, value };
  }
}

/** Parses JSON that begins on a line of a file. */
export function parseJson(json: string, file: TextFile, line: number): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    // The parser's own message quotes the text.
    throw lineError(file, line, "this is not JSON.", { reason: "malformed", cause });
  }
}
