import { DefinitionError } from "@legenda/core";
import { CsvError, parse } from "csv-parse";
import { unescapeFormula } from "../text/escape-formula.js";
import { csvHead } from "./csv-head.js";
import type { RowsOptions, TableRow } from "./table-row.js";

/** The most characters of one row. */
const longestRow = 1_000_000;

/**
 * Reads CSV as RFC 4180 has it, with a header. Columns without a name are left out; a name that is repeated gets a number. A
 * cell that was escaped for spreadsheets is read as what it was.
 */
export async function* csvRows(
  texts: AsyncIterable<string>,
  { name, heading, delimiter: told }: RowsOptions & { readonly delimiter: string | undefined },
): AsyncGenerator<TableRow> {
  const { delimiter, skipped, texts: all } = await csvHead(texts, told);
  let columns: readonly string[] | undefined;
  for await (const { cells, number } of recordsOf(all, delimiter, (error, line) => faultOf(error, name, line, skipped))) {
    if (!columns) {
      columns = columnNames(cells);
      heading(columns.filter((column) => column !== ""));
      continue;
    }
    const fields = columns.map((column, place) => [column, unescapeFormula(cells[place] ?? "")] as const);
    yield { number, fields: Object.fromEntries(fields.filter(([column]) => column !== "")) };
  }
  if (!columns) throw new DefinitionError(`${name} is empty: a header with the columns' names is needed.`);
}

interface CsvRecord {
  readonly cells: readonly string[];
  /** The row as a spreadsheet counts it, from 1: empty lines count. */
  readonly number: number;
}

/**
 * Drives the parser a chunk at a time and takes each record as it is made: read as a stream, it would lose those that wait
 * when an error ends it.
 */
async function* recordsOf(
  texts: AsyncIterable<string>,
  delimiter: string,
  faultAt: (error: CsvError, lastLine: number) => Error,
): AsyncGenerator<CsvRecord> {
  let made: CsvRecord[] = [];
  let records = 0;
  let lastLine = 0;
  const parser = parse({
    delimiter,
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record(cells: string[], { lines, empty_lines: empty }) {
      lastLine = lines;
      made.push({ cells, number: ++records + empty });
      return null;
    },
  });
  // It is handed to whoever wrote.
  parser.on("error", () => {});
  const feed = (write: (done: (error?: Error | null) => void) => void) =>
    new Promise<Error | undefined>((resolve) => write((error) => resolve(error ?? undefined)));
  const check = (error: Error | undefined) => {
    if (error) throw error instanceof CsvError ? faultAt(error, lastLine) : error;
  };
  const taken = () => {
    const ready = made;
    made = [];
    return ready;
  };
  for await (const text of texts) {
    const error = await feed((done) => parser.write(text, done));
    yield* taken();
    check(error);
  }
  const error = await feed((done) => parser.end(done));
  yield* taken();
  check(error);
}

function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((cell) => {
    const name = cell.trim();
    let free = name;
    for (let number = 2; name !== "" && taken.has(free); number++) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}

/** The parser's own messages show what stands in the table. */
function faultOf(error: CsvError, name: string, lastLine: number, skipped: number): DefinitionError {
  const at = Number(error.lines) + skipped;
  const say = (line: number, what: string) => new DefinitionError(`${name}, line ${line}: ${what}`);
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return say(lastLine + 1, "a cell of this row opens a quote that is never closed.");
    case "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH":
      return say(at, "this row has more or fewer cells than the header. A cell that holds the delimiter stands in quotes.");
    case "INVALID_OPENING_QUOTE":
      return say(at, 'a quote stands within a cell. Such a cell stands in quotes, and each quote in it twice: "a 3"" nail".');
    case "CSV_INVALID_CLOSING_QUOTE":
      return say(at, 'a quoted cell goes on behind its closing quote. A quote within is written twice: "a 3"" nail".');
    case "CSV_MAX_RECORD_SIZE":
      return say(lastLine + 1, `this row is longer than ${longestRow} characters. A quote may be open.`);
    default:
      return say(at, `this is no CSV (${error.code}).`);
  }
}
