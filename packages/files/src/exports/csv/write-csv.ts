import { createCsvWriter } from "../../tables/csv-writer.js";
import { atomicFile } from "../atomic-file/atomic-file.js";
import { cellText } from "../columns/cell-text.js";
import type { Column, Row } from "../columns/column.js";
import { columnsOf } from "../columns/columns-of.js";
import { tableOf } from "../columns/table.js";
import type { ExportOptions } from "../export-options.js";
import { type Results, withRereadableResults } from "../reread-results.js";
import type { Written } from "../written.js";
import { type CsvFormat, checkCsvFormat } from "./csv-format.js";

export interface CsvOptions extends ExportOptions, CsvFormat {}

/** Rows that are turned into text at a time. */
const rowsAtOnce = 200;

/**
 * Writes results as CSV (RFC 4180, UTF-8), a row for each image. An error never appears in the column of the captions.
 *
 * @throws {OutputError} if the file cannot be written; the old file is untouched
 * @example
 * await writeCsv(() => journal.results(), "captions.csv", { columns: ["file", "alt"] });
 */
export async function writeCsv(results: Results, path: string, options: CsvOptions = {}): Promise<Written> {
  checkCsvFormat(options);
  const write = createCsvWriter(options);
  return await withRereadableResults(results, async (open) => {
    const table = await tableOf(open, path, options);
    const { columns, unknown } = columnsOf(table.scan, options);
    await atomicFile(path, async (put) => {
      await put(`${options.bom ? "\ufeff" : ""}${write([columns.map(({ name }) => name)])}`);
      let rows: string[][] = [];
      for await (const row of table.rows()) {
        rows.push(cellsOf(row, columns));
        if (rows.length < rowsAtOnce) continue;
        await put(write(rows));
        rows = [];
      }
      await put(write(rows));
    });
    return { kind: "file", path, count: table.scan.count, columns: columns.map(({ name }) => name), unknownColumns: unknown };
  });
}

/** Writes results as TSV: as {@link writeCsv} does, with tabs between the cells. */
export async function writeTsv(results: Results, path: string, options: Omit<CsvOptions, "delimiter"> = {}): Promise<Written> {
  return await writeCsv(results, path, { ...options, delimiter: "\t" });
}

function cellsOf(row: Row, columns: readonly Column[]): string[] {
  return columns.map((column) => cellText(column.read(row)));
}
