import { realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { DefinitionError, ImageError } from "@legenda/core";
import { extensionOf } from "../paths/image-extensions.js";
import { isWithin } from "../paths/paths.js";
import { hasHeader } from "../tables/csv-dialect.js";
import { printableName } from "../text/printable-name.js";
import { readHead } from "../text/read-head.js";
import { decodeText, fileChunks, type TextChunks } from "../text/read-text.js";
import { bufferStream } from "./buffer-stream.js";
import { checkedPath } from "./checked-path.js";
import { type ChosenColumns, type ColumnOptions, chooseColumns } from "./choose-columns.js";
import { csvRows } from "./csv-rows.js";
import { jsonlRows } from "./jsonl-rows.js";
import { KeyNumbers } from "./key-numbers.js";
import { nowhere, parseLocation, withoutCredentials } from "./parse-location.js";
import { sourceFile } from "./source-file.js";
import type { TableRow } from "./table-row.js";

export interface TableOptions extends ColumnOptions {
  /** What separates the columns of a CSV. @default the comma, semicolon, tab or vertical bar that its header has most of */
  readonly delimiter?: string;
  /** @default "jsonl" for files with the extensions `.jsonl` and `.ndjson`, "csv" for all others and for streams */
  readonly format?: "csv" | "jsonl";
  /** The folder that paths are relative to. @default the table's own folder; the working folder for a stream */
  readonly folder?: string;
  /** Whether paths may lead out of that folder. Someone else's table may name any of your files. @default false */
  readonly anyPath?: boolean;
}

/**
 * The images of a table: CSV or TSV with a header, or JSONL. Every column becomes a field, as text.
 *
 * An item is keyed by the key column, or by its image column: an http(s) URL or a path. A key that is repeated gets a number,
 * `bag.jpg#2`. A row whose path leads out of the table's folder has a `problem`; a row without an image is `empty`.
 *
 * @param input the table's path, or its text in chunks, which is kept in memory to be read again
 * @throws {DefinitionError} immediately, if the table is missing; while it is read, if the image column cannot be found, or
 * with the line on which the table is malformed
 * @example
 * table("products.csv", { image: "photo", key: "sku", existing: "alt" });
 */
export function table(input: string | TextChunks, options: TableOptions = {}): AsyncIterable<BatchSource> {
  const path = typeof input === "string" ? checkedPath(input, "file") : undefined;
  const file = sourceFile(typeof input === "string" ? printableName(input) : "The table");
  const chunks = typeof input === "string" ? fileChunks(resolve(input)) : bufferStream(input);
  const folder = resolve(options.folder ?? (path === undefined ? "." : dirname(path)));
  const extension = path === undefined ? "" : extensionOf(path);
  const isJsonl = (options.format ?? (["jsonl", "ndjson"].includes(extension) ? "jsonl" : "csv")) === "jsonl";
  const delimiter = checkedDelimiter(options.delimiter) ?? (extension === "tsv" ? "\t" : undefined);
  return {
    async *[Symbol.asyncIterator]() {
      const keys = new KeyNumbers();
      const bounds = { folder, real: options.anyPath ? undefined : await realpath(folder).catch(() => folder) };
      let columns: ChosenColumns | undefined;
      const onColumns = (names: readonly string[]) => {
        columns = chooseColumns(names, options, file.name);
      };
      const text = await readHead(decodeText(chunks, file), isJsonl ? undefined : hasHeader);
      const rows = isJsonl ? jsonlRows(text.texts, file, onColumns) : csvRows(text, delimiter, file, onColumns);
      for await (const row of rows) {
        if (!columns) continue;
        for (const value of imagesIn(row, columns)) yield await sourceOf(row, { columns, value }, bounds, keys);
      }
    },
  };
}

/** The folder that paths are relative to, and its real path where they may not leave it. */
interface Bounds {
  readonly folder: string;
  readonly real: string | undefined;
}

/** The images of a row: one, or the several addresses that a shop's export has in one cell. */
function imagesIn({ fields }: TableRow, { image }: ChosenColumns): readonly string[] {
  return textIn(fields, image).split(/\s*[,|]\s*(?=https?:\/\/)/i);
}

const textIn = (fields: TableRow["fields"], column: string | undefined): string =>
  column !== undefined && Object.hasOwn(fields, column) ? (fields[column] ?? "").trim() : "";

async function sourceOf(
  { number, fields }: TableRow,
  { columns, value }: { readonly columns: ChosenColumns; readonly value: string },
  bounds: Bounds,
  keys: KeyNumbers,
): Promise<BatchSource> {
  const existing = textIn(fields, columns.existing);
  const name = textIn(fields, columns.key) || (value.startsWith("data:") ? "" : withoutCredentials(value));
  const source = { key: keys.take(name || `row ${number}`), fields, ...(existing !== "" && { existing }) };
  if (value === "") return { ...source, image: nowhere, empty: true };
  try {
    const { image, path } = parseLocation(value, bounds.folder);
    if (path !== undefined && bounds.real !== undefined && (await leadsOut(path, bounds.folder, bounds.real))) {
      throw new ImageError(`Row ${number} names ${printableName(value)}, which lies outside the table's folder.`, {
        reason: "unreadable",
        source: printableName(value),
        hint: { option: "anyPath", value: true, advice: "Set anyPath to read it." },
      });
    }
    return { ...source, image };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    return { ...source, image: nowhere, problem: error };
  }
}

async function leadsOut(path: string, folder: string, real: string): Promise<boolean> {
  if (!isWithin(folder, path)) return true;
  try {
    return !isWithin(real, await realpath(path));
  } catch {
    // What cannot be reached fails when it is read.
    return false;
  }
}

function checkedDelimiter(delimiter: string | undefined): string | undefined {
  if (delimiter === undefined || (delimiter.length === 1 && !/["\r\n]/.test(delimiter))) return delimiter;
  throw new DefinitionError(
    `The delimiter ${JSON.stringify(printableName(delimiter))} cannot separate columns: use one character that is not a quote or a line break.`,
  );
}
