import { columnHint } from "../tables/column-hint.js";
import { type ColumnRole, findColumn, findNamedColumn, listColumns, quoteName } from "../tables/column-roles.js";
import type { CsvDialect } from "../tables/csv-dialect.js";
import { type CsvRecord, isBlankRecord, readCsvRecords } from "../tables/csv-records.js";
import { createCsvWriter } from "../tables/csv-writer.js";
import { escapeFormula, unescapeFormula } from "../text/escape-formula.js";
import type { CaptionSegment, CaptionsTextFile } from "./caption-segment.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { reportsError } from "./reports-error.js";

interface CaptionColumns {
  readonly names: readonly string[];
  /** -1 where there is none. */
  readonly key: number;
  readonly caption: number;
}

/** The rows of a table, as they stand in the file. */
export async function* csvSegments(
  texts: AsyncIterable<string>,
  dialect: CsvDialect,
  file: CaptionsTextFile,
): AsyncGenerator<CaptionSegment, void, undefined> {
  let columns: CaptionColumns | undefined;
  if (dialect.preamble !== "") yield { raw: dialect.preamble };
  for await (const record of readCsvRecords(texts, { ...dialect, relaxQuotes: true }, file)) {
    const { raw, cells } = record;
    if (isBlankRecord(record) || cells.every((cell) => cell.trim() === "")) yield { raw };
    else if (columns) yield segmentOf(record, columns, dialect.delimiter);
    else {
      columns = captionColumns(cells, file);
      yield { raw };
    }
  }
  if (!columns) throw file.error(`${file.name} is empty: its first row must name the columns.`, { reason: "malformed" });
}

function segmentOf({ raw, cells, line }: CsvRecord, columns: CaptionColumns, delimiter: string): CaptionSegment {
  const { names, key, caption } = columns;
  const fields = Object.fromEntries(
    names.flatMap((name, index) =>
      index === key || index === caption ? [] : [[name, unescapeFormula(cells[index] ?? "")] as const],
    ),
  );
  const text = unescapeFormula(cells[caption] ?? "");
  const entry = {
    key: key === -1 ? undefined : unescapeFormula(cells[key] ?? ""),
    text,
    line,
    fields,
    failed: text.trim() === "" && reportsError(fields),
  };
  const withText = (newText: string): string => {
    const row = Array.from({ length: Math.max(cells.length, caption + 1) }, (_, index) => cells[index] ?? "");
    row[caption] = escapeFormula(newText);
    const lineEnd = /[\r\n]+$/.exec(raw)?.[0] ?? "";
    return createCsvWriter({ delimiter, lineEnd, formulas: "keep" })([row]);
  };
  return { raw, entry, withText };
}

function captionColumns(header: readonly string[], file: CaptionsTextFile): CaptionColumns {
  const names = header.map((cell) => cell.trim());
  const find = (named: string | undefined, role: ColumnRole): number =>
    named === undefined ? findColumn(names, role) : findNamedColumn(names, named);
  const missing = (what: string, option: string): CaptionsFileError =>
    new CaptionsFileError(`${file.name} has ${what}. ${listColumns(names)}`, {
      reason: "no-such-column",
      line: 1,
      hint: columnHint(option),
    });
  const caption = find(file.captionColumn, "caption");
  if (caption === -1) {
    const what =
      file.captionColumn === undefined
        ? "no column that is known to hold captions"
        : `no column ${quoteName(file.captionColumn)}`;
    throw missing(what, "captionColumn");
  }
  const key = find(file.keyColumn, "key");
  if (key === -1 && file.keyColumn !== undefined) throw missing(`no column ${quoteName(file.keyColumn)}`, "keyColumn");
  return { names, key: key === caption ? -1 : key, caption };
}
