import { CsvError, parse } from "csv-parse";
import { lineError, type TextFile } from "../text/text-file.js";
import type { CsvDialect } from "./csv-dialect.js";

/** A row of a CSV. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** The text of the row in the file, with its line end. */
  readonly raw: string;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** The row as a spreadsheet counts it, from 1: blank ones count. */
  readonly row: number;
}

export interface CsvRecordsOptions extends CsvDialect {
  /** Whether a quote within a cell that is not quoted is taken as it is, rather than as an error. @default false */
  readonly relaxQuotes?: boolean;
}

/** In bytes. A row that is longer has lost a quote, and would take the rest of the file. */
const maxRowLength = 1_000_000;

/**
 * Reads the rows of a CSV as RFC 4180 has it, blank ones included. Rows may have different numbers of cells.
 *
 * The parser is driven a chunk at a time and each record is taken as it is made: read as a stream, it would lose those that
 * wait when an error ends it.
 *
 * @param texts the whole text, of which the first piece holds the preamble
 * @throws what `file.error` makes, with the line of the row that is malformed
 */
export async function* readCsvRecords(
  texts: AsyncIterable<string>,
  { delimiter, preamble, relaxQuotes = false }: CsvRecordsOptions,
  file: TextFile,
): AsyncGenerator<CsvRecord, void, undefined> {
  let records: CsvRecord[] = [];
  /** What has been handed to the parser and is not in a record yet. */
  let pending: Buffer = Buffer.alloc(0);
  let end = 0;
  let line = preamble === "" ? 1 : 2;
  let row = 1;
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: relaxQuotes,
    max_record_size: maxRowLength,
    on_record(cells: string[], { bytes }) {
      const raw = pending.toString("utf8", 0, bytes - end);
      pending = pending.subarray(bytes - end);
      end = bytes;
      records.push({ cells, raw, line, row: row++ });
      line += lineBreaks(raw);
      return null;
    },
  });
  // Each error is handed to the write that caused it.
  parser.on("error", () => {});
  const feed = (write: (done: (error?: Error | null) => void) => void) =>
    new Promise<Error | undefined>((resolve) => write((error) => resolve(error ?? undefined)));
  const take = (): CsvRecord[] => records.splice(0);
  const check = (error: Error | undefined): void => {
    if (error) throw error instanceof CsvError ? rowError(error, file, line) : error;
  };
  try {
    let skip = preamble.length;
    for await (const text of texts) {
      const bytes = Buffer.from(text.slice(skip));
      skip = 0;
      if (bytes.length === 0) continue;
      pending = Buffer.concat([pending, bytes]);
      const error = await feed((done) => parser.write(bytes, done));
      yield* take();
      check(error);
    }
    const error = await feed((done) => parser.end(done));
    yield* take();
    check(error);
  } finally {
    parser.destroy();
    records = [];
  }
}

/** Whether a row is a blank line. */
export function isBlankRecord({ cells, raw }: CsvRecord): boolean {
  return cells.length <= 1 && raw.trim() === "";
}

/** The parser's own messages quote the table. */
function rowError(cause: CsvError, file: TextFile, line: number): Error {
  const error = (message: string) => lineError(file, line, message, { reason: "malformed", cause });
  switch (cause.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return error("a cell of this row opens a quote that is never closed.");
    case "INVALID_OPENING_QUOTE":
      return error(
        'there is a quote within a cell. WriteChunk such a cell in quotes, and write each quote in it twice: "a 3"" nail".',
      );
    case "CSV_INVALID_CLOSING_QUOTE":
      return error('a quoted cell goes on after its closing quote. Write a quote within it twice: "a 3"" nail".');
    case "CSV_MAX_RECORD_SIZE":
      return error(`this row is longer than ${maxRowLength} characters. A quote may not be closed.`);
    default:
      return error(`this is not CSV (${cause.code}).`);
  }
}

function lineBreaks(raw: string): number {
  return raw.match(/\r\n|\n|\r/g)?.length ?? 0;
}
