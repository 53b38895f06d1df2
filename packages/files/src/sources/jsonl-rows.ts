import { readJsonLines } from "../tables/json-lines.js";
import { lineError, type TextFile } from "../text/text-file.js";
import type { OnColumns, TableRow } from "./table-row.js";

/** Reads JSONL: an object a line, whose values become texts. The columns are those of the first. */
export async function* jsonlRows(texts: AsyncIterable<string>, file: TextFile, onColumns: OnColumns): AsyncGenerator<TableRow> {
  let isEmpty = true;
  for await (const { line, value } of readJsonLines(texts, file)) {
    if (value === undefined) continue;
    const fields = fieldsOf(value, file, line);
    if (isEmpty) onColumns(Object.keys(fields));
    isEmpty = false;
    yield { number: line, fields };
  }
  if (isEmpty) throw file.error(`${file.name} is empty: it needs an object on each line.`, { reason: "malformed" });
}

function fieldsOf(value: unknown, file: TextFile, line: number): Record<string, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw lineError(file, line, "this is not an object. A JSONL table has one on each line.", { reason: "malformed" });
  }
  try {
    return Object.fromEntries(Object.entries(value).map(([column, field]) => [column, fieldText(field)]));
  } catch (cause) {
    throw lineError(file, line, "the object is nested too deeply.", { reason: "malformed", cause });
  }
}

function fieldText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value);
}
