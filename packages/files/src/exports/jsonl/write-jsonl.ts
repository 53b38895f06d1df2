import { atomicFile } from "../atomic-file/atomic-file.js";
import type { Column, Row } from "../columns/column.js";
import { columnsOf } from "../columns/columns-of.js";
import { type Table, tableOf } from "../columns/table.js";
import { withExisting } from "../existing-mode.js";
import type { ExportOptions } from "../export-options.js";
import { type OpenResults, type Results, withRereadableResults } from "../reread-results.js";
import type { Written } from "../written.js";
import { jsonLine } from "./json-line.js";

/**
 * Writes results as JSON Lines: an object for each image, with its `key`, `status`, the answer as `value` or the `error`, and
 * everything else about it except the image itself. With `columns` an object holds only these, by their names and with
 * their values as they are: `{ columns: { file_name: "file", text: "caption" } }`.
 *
 * @throws {OutputError} if the file cannot be written; the old file is untouched
 * @example
 * await writeJsonl(() => journal.results(), "captions.jsonl");
 */
export async function writeJsonl(results: Results, path: string, options: ExportOptions = {}): Promise<Written> {
  // Only columns and findings require a scan of all results before the first is written.
  if (options.columns === undefined && !options.findings) return await writeOnce(results, path, options);
  return await withRereadableResults(results, async (open) => await writeTable(open, path, options));
}

async function writeOnce(results: Results, path: string, options: ExportOptions): Promise<Written> {
  let count = 0;
  await atomicFile(path, async (put) => {
    for await (const result of withExisting(typeof results === "function" ? results() : results, options)) {
      count++;
      await put(`${jsonLine(record({ result, findings: undefined }))}\n`);
    }
  });
  return { kind: "file", path, count, columns: [], unknownColumns: [] };
}

async function writeTable(open: OpenResults, path: string, options: ExportOptions): Promise<Written> {
  const table: Table = await tableOf(open, path, options);
  const { columns, unknown } =
    options.columns === undefined ? { columns: undefined, unknown: [] } : columnsOf(table.scan, options);
  await atomicFile(path, async (put) => {
    for await (const row of table.rows()) await put(`${jsonLine(columns ? flat(row, columns) : record(row))}\n`);
  });
  return {
    kind: "file",
    path,
    count: table.scan.count,
    columns: columns?.map(({ name }) => name) ?? [],
    unknownColumns: unknown,
  };
}

function flat(row: Row, columns: readonly Column[]): object {
  return Object.fromEntries(columns.map((column) => [column.name, column.read(row) ?? null]));
}

/** The image is left out: it may be its bytes. */
function record({ result: { image: _, ...result }, findings }: Row): object {
  const { key, status, existing, fields, width, height, ...rest } = result;
  const named = Object.keys(fields).length > 0 ? { fields } : {};
  return { key, status, ...rest, existing, ...named, width, height, findings };
}
