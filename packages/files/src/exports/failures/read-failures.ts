import { DefinitionError } from "@legenda/core";
import { detectDialect, hasHeader, headerLine } from "../../tables/csv-dialect.js";
import { readCsvRecords } from "../../tables/csv-records.js";
import { unescapeFormula } from "../../text/escape-formula.js";
import { readLines } from "../../text/lines.js";
import { quotePath } from "../../text/printable-name.js";
import { readHead } from "../../text/read-head.js";
import { decodeText, fileChunks } from "../../text/read-text.js";
import type { TextFile } from "../../text/text-file.js";

/**
 * Reads which images failed: from a list that `writeFailures` wrote, from the CSV of a run (its rows with an `error_type`), or
 * from a plain text with the name of an image on each line.
 *
 * @throws {DefinitionError} if the file cannot be read or is not such a list
 * @example
 * const keys = await readFailures("captions.failed.csv"); // Set { "img/bag.jpg" }
 */
export async function readFailures(path: string): Promise<Set<string>> {
  const file: TextFile = {
    name: `The list of failed images ${quotePath(path)}`,
    error: (message, { cause }) => new DefinitionError(message, { cause }),
  };
  const { head, texts } = await readHead(decodeText(fileChunks(path), file), hasHeader);
  const { delimiter } = detectDialect(head);
  const names = headerLine(head)
    .split(delimiter)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const keys = new Set<string>();
  for await (const key of names.includes("file") ? keysInTable(texts, head, file) : keysInLines(texts, file)) keys.add(key);
  return keys;
}

async function* keysInTable(texts: AsyncIterable<string>, head: string, file: TextFile): AsyncGenerator<string> {
  let columns: readonly string[] | undefined;
  for await (const { cells } of readCsvRecords(texts, { ...detectDialect(head), relaxQuotes: true }, file)) {
    if (!columns) {
      columns = cells.map((cell) => cell.trim());
      continue;
    }
    const key = cells[columns.indexOf("file")] ?? "";
    if (key !== "" && cells[columns.indexOf("error_type")] !== "") yield unescapeFormula(key);
  }
}

async function* keysInLines(texts: AsyncIterable<string>, file: TextFile): AsyncGenerator<string> {
  for await (const { text } of readLines(texts, file)) if (text.trim() !== "") yield text.trim();
}
