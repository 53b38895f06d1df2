import { createCsvWriter } from "../../tables/csv-writer.js";
import { cellText } from "../columns/cell-text.js";
import type { Column, Row } from "../columns/column.js";
import { columnsOf } from "../columns/columns-of.js";
import { tableOf } from "../columns/table.js";
import type { ExportOptions } from "../export-options.js";
import { type Results, replay } from "../replay.js";
import { wholeFile } from "../whole-file/whole-file.js";
import type { Written } from "../written.js";
import { type CsvFormat, checkCsvFormat } from "./csv-format.js";

export interface CsvOptions extends ExportOptions, CsvFormat {}

/** How many rows are made a text at a time. */
const batch = 200;

/**
 * Writes results as CSV: RFC 4180, UTF-8, one row an image. An error never stands in a caption's column.
 *
 * @throws {OutputError} where the file cannot be written; what was there before still is
 * @example
 * await writeCsv(() => journal.results(), "captions.csv", { columns: ["file", "alt"] });
 */
export async function writeCsv(results: Results, path: string, options: CsvOptions = {}): Promise<Written> {
  checkCsvFormat(options);
  const write = createCsvWriter(options);
  return await replay(results, async (open) => {
    const table = await tableOf(open, path, options);
    const { columns, unknown } = columnsOf(table.survey, options);
    await wholeFile(path, async (put) => {
      await put(`${options.bom ? "\ufeff" : ""}${write([columns.map(({ name }) => name)])}`);
      let rows: string[][] = [];
      for await (const row of table.rows()) {
        rows.push(cellsOf(row, columns));
        if (rows.length < batch) continue;
        await put(write(rows));
        rows = [];
      }
      await put(write(rows));
    });
    return { kind: "file", path, count: table.survey.count, columns: columns.map(({ name }) => name), unknownColumns: unknown };
  });
}

/** The same with tabs between the cells. */
export async function writeTsv(results: Results, path: string, options: Omit<CsvOptions, "delimiter"> = {}): Promise<Written> {
  return await writeCsv(results, path, { ...options, delimiter: "\t" });
}

function cellsOf(row: Row, columns: readonly Column[]): string[] {
  return columns.map((column) => cellText(column.read(row)));
}
