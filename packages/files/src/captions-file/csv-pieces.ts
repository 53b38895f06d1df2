import { Readable } from "node:stream";
import { CsvError, type InfoRecord, parse } from "csv-parse";
import { columnHint } from "../text/column-hint.js";
import { escapeFormula, unescapeFormula } from "../text/escape-formula.js";
import type { CaptionPiece, PieceOptions } from "./caption-piece.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { captionNames, findName, findNamed, keyNames, listNames, tellsOfError } from "./column-names.js";
import { quoteCell } from "./quote-cell.js";

/** In bytes. A row that is longer has lost a quote, and would take the rest of the file. */
const LONGEST_ROW = 1_000_000;

interface Columns {
  readonly names: readonly string[];
  /** -1 where there is none. */
  readonly key: number;
  readonly caption: number;
}

/** The rows of a table, as they stand in the file. */
export async function* csvPieces(
  chunks: AsyncIterable<string>,
  delimiter: string,
  options: PieceOptions,
): AsyncGenerator<CaptionPiece, void, undefined> {
  let columns: Columns | undefined;
  for await (const { raw, cells, line } of rowsOf(chunks, delimiter, options.name)) {
    if (cells.every((cell) => cell.trim() === "")) yield { raw };
    else if (columns) yield piece(raw, cells, columns, line, delimiter);
    else {
      columns = columnsOf(cells, options);
      yield { raw };
    }
  }
  if (!columns) {
    throw new CaptionsFileError(`${options.name} is empty: its first row must name the columns.`, { reason: "malformed" });
  }
}

function piece(raw: string, cells: readonly string[], columns: Columns, line: number, delimiter: string): CaptionPiece {
  const { names, key, caption } = columns;
  const others = names.flatMap((name, at) =>
    at === key || at === caption ? [] : [[name, unescapeFormula(cells[at] ?? "")] as const],
  );
  const fields = Object.fromEntries(others);
  const text = unescapeFormula(cells[caption] ?? "");
  const entry = {
    key: key === -1 ? undefined : unescapeFormula(cells[key] ?? ""),
    text,
    line,
    fields,
    failed: text.trim() === "" && tellsOfError(fields),
  };
  const withText = (changed: string): string => {
    const row = Array.from({ length: Math.max(cells.length, caption + 1) }, (_, at) => cells[at] ?? "");
    row[caption] = escapeFormula(changed);
    return row.map((cell) => quoteCell(cell, delimiter)).join(delimiter) + (/[\r\n]+$/.exec(raw)?.[0] ?? "");
  };
  return { raw, entry, withText };
}

function columnsOf(header: readonly string[], { name, keyColumn, captionColumn }: PieceOptions): Columns {
  const names = header.map((cell) => cell.trim());
  const find = (named: string | undefined, known: readonly string[]): number =>
    named === undefined ? findName(names, known) : findNamed(names, named);
  const missing = (what: string, option: string): CaptionsFileError =>
    new CaptionsFileError(`${name} has ${what}. Its columns are ${listNames(names)}.`, {
      reason: "no-such-column",
      line: 1,
      hint: columnHint(option),
    });
  const caption = find(captionColumn, captionNames);
  if (caption === -1) {
    const what = captionColumn === undefined ? "no column of captions that is known by its name" : `no column "${captionColumn}"`;
    throw missing(what, "captionColumn");
  }
  const key = find(keyColumn, keyNames);
  if (key === -1 && keyColumn !== undefined) throw missing(`no column "${keyColumn}"`, "keyColumn");
  return { names, key: key === caption ? -1 : key, caption };
}

interface Row {
  readonly raw: string;
  readonly cells: readonly string[];
  /** On which it begins. */
  readonly line: number;
}

/** The parser tells at which byte each row ends, so that the file can be cut there. */
async function* rowsOf(chunks: AsyncIterable<string>, delimiter: string, name: string): AsyncGenerator<Row, void, undefined> {
  let read = Buffer.alloc(0);
  let start = 0;
  let line = 1;
  const keep = async function* (): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk);
      read = Buffer.concat([read, bytes]);
      yield bytes;
    }
  };
  // The parser is ahead of who reads the rows: a fault lies behind the last row that it has finished.
  let finished = 0;
  const parser = parse({
    delimiter,
    info: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    on_record: (record: string[], { lines }) => {
      finished = lines;
      return record;
    },
  });
  const source = Readable.from(keep());
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
      const length = info.bytes - start;
      start = info.bytes;
      const raw = read.toString("utf8", 0, length);
      read = read.subarray(length);
      yield { raw, cells: record, line };
      line += breaksIn(raw);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const why =
      cause.code === "CSV_MAX_RECORD_SIZE" ? "a row is longer than 1 MB; a quote may be missing" : "a quote is not closed";
    const at = finished + 1;
    throw new CaptionsFileError(`${name}, line ${at}: ${why}.`, { reason: "malformed", line: at, cause });
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function breaksIn(raw: string): number {
  return raw.match(/\r\n|\n|\r/g)?.length ?? 0;
}
