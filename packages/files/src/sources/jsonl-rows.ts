import { DefinitionError } from "@legenda/core";
import { lines } from "./lines.js";
import type { RowsOptions, TableRow } from "./table-row.js";

/** Reads JSONL: an object a line, whose values become texts. The columns are those of the first. */
export async function* jsonlRows(texts: AsyncIterable<string>, { name, heading }: RowsOptions): AsyncGenerator<TableRow> {
  let first = true;
  for await (const { text, number } of lines(texts, "\n", name)) {
    if (text.trim() === "") continue;
    const fields = fieldsOf(text, `${name}, line ${number}`);
    if (first) heading(Object.keys(fields));
    first = false;
    yield { number, fields };
  }
  if (first) throw new DefinitionError(`${name} is empty: an object a line is needed.`);
}

function fieldsOf(line: string, place: string): Record<string, string> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    // The parser's own message shows what stands there.
    throw new DefinitionError(`${place}: this is no JSON. A JSONL table holds a whole object on each line.`);
  }
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    throw new DefinitionError(`${place}: this is no object. A JSONL table holds an object on each line.`);
  }
  try {
    return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, textOf(value)]));
  } catch {
    throw new DefinitionError(`${place}: the object is nested too deeply.`);
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value);
}
