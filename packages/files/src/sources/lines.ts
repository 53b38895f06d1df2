import { DefinitionError } from "@legenda/core";

/** One entry of a text, and the number of its line, from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The most characters of one line: a path or a row that is longer is none. */
const longest = 1_000_000;

/**
 * Splits a text at a separator, without holding more than a line.
 *
 * @param name what is read, for messages
 */
export async function* lines(texts: AsyncIterable<string>, separator: "\n" | "\0", name: string): AsyncGenerator<Line> {
  let rest = "";
  let number = 1;
  for await (const text of texts) {
    const parts = text.split(separator);
    for (const [place, part] of parts.entries()) {
      rest += part;
      if (rest.length > longest) {
        throw new DefinitionError(`${name}, line ${number}: the line is longer than ${longest} characters.`);
      }
      if (place === parts.length - 1) break;
      yield { text: rest, number: number++ };
      rest = "";
    }
  }
  if (rest !== "") yield { text: rest, number };
}
