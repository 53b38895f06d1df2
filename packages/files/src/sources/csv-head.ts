/** The delimiters that are told from a header. */
const delimiters = [",", ";", "\t"] as const;

/** The most characters that are looked at for the end of the header. */
const longest = 100_000;

/** How a CSV's columns are parted, and its text with what was read of it to find out. */
export interface CsvHead {
  readonly delimiter: string;
  /** Lines that came before the header, such as the `sep=;` of spreadsheet programs. */
  readonly skipped: number;
  readonly texts: AsyncIterable<string>;
}

/** The first line that is not blank, with its end; a line break in quotes is none. A quote written twice reads as two cells. */
const firstLine = /^\s*((?:"[^"]*"|[^"\r\n])+)(?:\n|\r\n|\r(?=[^\n]))/;
/** How spreadsheet programs say what parts the columns. */
const hintLine = /^sep=([^\r\n])(?:\n|\r\n|\r(?=[^\n]))/i;

/** Reads the header of a CSV to see how its columns are parted. */
export async function csvHead(texts: AsyncIterable<string>, told: string | undefined): Promise<CsvHead> {
  const rest = texts[Symbol.asyncIterator]();
  let head = "";
  let hint: string | undefined;
  let done = false;
  while (!done && head.length < longest && !firstLine.test(head)) {
    const next = await rest.next();
    done = next.done === true;
    if (!done) head += next.value;
    const found = hint === undefined ? hintLine.exec(head) : null;
    if (found) {
      hint = found[1];
      head = head.slice(found[0].length);
    }
  }
  async function* all(): AsyncGenerator<string> {
    try {
      yield head;
      yield* { [Symbol.asyncIterator]: () => rest };
    } finally {
      await rest.return?.();
    }
  }
  return { delimiter: told ?? hint ?? delimiterOf(head), skipped: hint === undefined ? 0 : 1, texts: all() };
}

/** The delimiter that stands most often in the first line, outside quotes. */
function delimiterOf(head: string): string {
  const header = (firstLine.exec(`${head}\n`)?.[1] ?? head).replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
