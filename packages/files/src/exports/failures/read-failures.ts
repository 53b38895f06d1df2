import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { DefinitionError } from "@legenda/core";
import { parse } from "csv-parse";
import { unescapeFormula } from "../../text/escape-formula.js";
import { quotePath } from "../../text/printable-name.js";

/**
 * Reads which images failed: out of a list that `writeFailures` made, out of the CSV of a run (there those with an
 * `error_type`), or out of a plain text with one image's name on each line.
 *
 * @throws {DefinitionError} where the file cannot be read or is no such list
 * @example
 * const keys = await readFailures("captions.failed.csv"); // Set { "img/bag.jpg" }
 */
export async function readFailures(path: string): Promise<Set<string>> {
  try {
    const delimiter = delimiterIn(await firstLine(path));
    return delimiter === undefined ? await fromLines(path) : await fromTable(path, delimiter);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = reasons[code ?? ""] ?? message;
    throw new DefinitionError(`The list of failed images ${quotePath(path)} cannot be read: ${why}`, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file. Name the list that the earlier run has made.",
  EISDIR: "it is a folder. Name the list in it.",
  EACCES: "its permissions do not allow it.",
};

/** More than any head of a table: a file of one endless line is none. */
const longestHead = 65_536;

async function firstLine(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0);
    const text = buffer.toString("utf8", 0, bytesRead).replace(/^\ufeff/, "");
    return text.split(/\r?\n/, 1)[0] ?? "";
  } finally {
    await file.close();
  }
}

/** The delimiter of a table that has a column `file`; `undefined` for plain text. */
function delimiterIn(head: string): string | undefined {
  return [",", ";", "\t"].find((delimiter) => head.split(delimiter).some((cell) => /^"?file"?$/.test(cell.trim())));
}

async function fromTable(path: string, delimiter: string): Promise<Set<string>> {
  const keys = new Set<string>();
  const parser = parse({ delimiter, bom: true, columns: true, relax_column_count: true });
  await pipeline(createReadStream(path), parser, async (records: AsyncIterable<Readonly<Record<string, string | undefined>>>) => {
    for await (const { file, error_type: errorType } of records) {
      if (file && errorType !== "") keys.add(unescapeFormula(file));
    }
  });
  return keys;
}

async function fromLines(path: string): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const key = line.replace(/^\ufeff/, "").trim();
    if (key !== "") keys.add(key);
  }
  return keys;
}
