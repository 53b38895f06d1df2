import { realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { DefinitionError, ImageError } from "@legenda/core";
import { extensionOf } from "../paths/image-extensions.js";
import { isWithin } from "../paths/paths.js";
import { shown } from "../text/shown.js";
import { checkedPath } from "./checked-path.js";
import { type ChosenColumns, type ColumnOptions, chooseColumns } from "./columns.js";
import { csvRows } from "./csv-rows.js";
import { imageAt, nowhere, withoutCredentials } from "./image-at.js";
import { jsonlRows } from "./jsonl-rows.js";
import { KeyNumbers } from "./key-numbers.js";
import { replayed } from "./replayed.js";
import type { TableRow } from "./table-row.js";
import { chunksOfFile, decoded, type TextChunks } from "./text-chunks.js";

export interface TableOptions extends ColumnOptions {
  /** What parts the columns of a CSV; found from its header (comma, semicolon or tab) unless told. */
  readonly delimiter?: string;
  /** Told by the file's extension (`.jsonl` and `.ndjson`) unless given; CSV for a stream. */
  readonly format?: "csv" | "jsonl";
  /** The folder that paths are relative to; the table's own unless told otherwise, and the working folder for a stream. */
  readonly folder?: string;
  /** Whether paths may lead out of that folder. A table of someone else's may name any file of yours. */
  readonly anyPath?: boolean;
}

/**
 * The images of a table: CSV or TSV with a header, or JSONL. Every column becomes a field, as text.
 *
 * An item is keyed by the key column, or by what stands in its image column: an http(s) URL or a path. A key that is repeated
 * gets a number, `bag.jpg#2`. A row without an image, and one whose path leads out of the table's folder, has a `problem`.
 *
 * @param input the table's path, or its text in chunks, which is kept in memory to be read again
 * @throws {DefinitionError} at once where the table is missing; when it is read, where the image column cannot be told, or
 * with the line where the table is malformed
 * @example
 * table("products.csv", { image: "photo", key: "sku", existing: "alt" });
 */
export function table(input: string | TextChunks, options: TableOptions = {}): AsyncIterable<BatchSource> {
  const path = typeof input === "string" ? checkedPath(input, "file") : undefined;
  const name = typeof input === "string" ? shown(input) : "The table";
  const chunks = typeof input === "string" ? chunksOfFile(resolve(input)) : replayed(input);
  const folder = resolve(options.folder ?? (path === undefined ? "." : dirname(path)));
  const extension = path === undefined ? "" : extensionOf(path);
  const jsonl = (options.format ?? (["jsonl", "ndjson"].includes(extension) ? "jsonl" : "csv")) === "jsonl";
  const delimiter = checkedDelimiter(options.delimiter) ?? (extension === "tsv" ? "\t" : undefined);
  return {
    async *[Symbol.asyncIterator]() {
      const keys = new KeyNumbers();
      const within = { folder, real: options.anyPath ? undefined : await realpath(folder).catch(() => folder) };
      let columns: ChosenColumns | undefined;
      const heading = (names: readonly string[]) => {
        columns = chooseColumns(names, options, name);
      };
      const texts = decoded(chunks, name);
      const rows = jsonl ? jsonlRows(texts, { name, heading }) : csvRows(texts, { name, heading, delimiter });
      for await (const row of rows) {
        if (!columns) continue;
        for (const value of imagesIn(row, columns)) yield await sourceOf(row, { columns, value }, within, keys);
      }
    },
  };
}

/** The folder that paths are relative to, and its real path where they may not leave it. */
interface Within {
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
  within: Within,
  keys: KeyNumbers,
): Promise<BatchSource> {
  const existing = textIn(fields, columns.existing);
  const named = textIn(fields, columns.key) || (value.startsWith("data:") ? "" : withoutCredentials(value));
  const source = { key: keys.take(named || `row ${number}`), fields, ...(existing !== "" && { existing }) };
  if (value === "") return { ...source, image: nowhere, empty: true };
  try {
    const { image, path } = imageAt(value, within.folder);
    if (path !== undefined && within.real !== undefined && (await leadsOut(path, within.folder, within.real))) {
      throw new ImageError(`Row ${number} names ${shown(value)}, which lies outside the table's folder.`, {
        reason: "unreadable",
        source: shown(value),
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
  throw new DefinitionError(`The delimiter ${JSON.stringify(shown(delimiter))} is not one character that may part columns.`);
}
