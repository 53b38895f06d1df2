import { maxHeadLength } from "../text/read-head.js";

/** How a CSV is written. */
export interface CsvDialect {
  readonly delimiter: string;
  /** The line that comes before the header, such as the `sep=;` of spreadsheet programs, with its end; mostly nothing. */
  readonly preamble: string;
}

/** The delimiters that are recognised in a header, the likeliest first. */
const delimiters = [",", ";", "\t", "|"];

const lineEnd = String.raw`(?:\r\n|\n|\r(?=[^\n]))`;
/** The first line that is not blank; a line break in quotes does not end it. A quote written twice reads as two cells. */
const firstLine = new RegExp(String.raw`^\s*((?:"[^"]*"|[^"\r\n])+)${lineEnd}`);
/** How spreadsheet programs name the delimiter. */
const delimiterLine = new RegExp(String.raw`^sep=([^\r\n])${lineEnd}`, "i");

/** Whether the beginning of a CSV holds its whole header. */
export function hasHeader(head: string): boolean {
  return head.length >= maxHeadLength || firstLine.test(head.slice(preambleOf(head).length));
}

/** The header of a CSV, without what ends it. */
export function headerLine(head: string): string {
  const rest = head.slice(preambleOf(head).length);
  return firstLine.exec(`${rest}\n`)?.[1] ?? rest;
}

/** Recognises the delimiter of a CSV: the one that its first line names, or the most frequent in the header outside quotes. */
export function detectDialect(head: string): CsvDialect {
  const named = delimiterLine.exec(head);
  if (named) return { delimiter: named[1] ?? ",", preamble: named[0] };
  const header = headerLine(head).replace(/"[^"]*"?/g, "");
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return { delimiter: counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter, preamble: "" };
}

const preambleOf = (head: string): string => delimiterLine.exec(head)?.[0] ?? "";
