import { DefinitionError } from "@legenda/core";
import { isDynamicPattern } from "tinyglobby";
import { extensionOf } from "../paths/image-extensions.js";
import { printableName } from "../text/printable-name.js";
import { statOf } from "./checked-path.js";

/** What an input of a command line is. */
export type InputKind = "folder" | "file" | "list" | "table" | "glob" | "not" | "url" | "stream";

const tables = new Set(["csv", "tsv", "jsonl", "ndjson"]);

/** Files that people have their images in, and what to do with them. */
const advice: Readonly<Record<string, string>> = {
  xlsx: 'is a spreadsheet. Save it as "CSV UTF-8" and give that.',
  xls: 'is a spreadsheet. Save it as "CSV UTF-8" and give that.',
  ods: "is a spreadsheet. Save it as CSV and give that.",
  numbers: "is a spreadsheet. Export it as CSV and give that.",
  json: "is JSON. A table is given as JSONL: an object a line, in a file with the extension .jsonl.",
  zip: "is an archive. Unpack it and give the folder.",
};

/**
 * Tells what an input is. What stands on the disk under the very name goes first: a file may be called `bag[1].jpg`.
 *
 * @param path the input made absolute
 * @throws {DefinitionError} which names the input, where it is nothing that can be read
 */
export function inputKind(input: string, path: string): InputKind {
  if (input === "-") return "stream";
  if (/^https?:\/\//i.test(input)) return "url";
  if (input === "")
    throw new DefinitionError("An empty text is no source: give a folder, a file, a glob, a list, a table or a URL.");
  if (/^[a-z][a-z0-9+.-]+:\/\/|^data:/i.test(input)) {
    throw new DefinitionError(`"${printableName(input.slice(0, 80))}" is no http: or https: URL and no path.`);
  }
  const found = statOf(path);
  if (!found) {
    if (isDynamicPattern(input)) return /^!(?!\()/.test(input) ? "not" : "glob";
    throw new DefinitionError(`"${printableName(input)}" is not there: there is no such file or folder.`);
  }
  if (found.isDirectory()) return "folder";
  if (!found.isFile()) {
    throw new DefinitionError(
      `"${printableName(input)}" is no file and no folder. A list that a program writes is given to "-" by a pipe.`,
    );
  }
  const extension = extensionOf(path);
  const wrong = Object.hasOwn(advice, extension) ? advice[extension] : undefined;
  if (wrong) throw new DefinitionError(`"${printableName(input)}" ${wrong}`);
  if (extension === "txt") return "list";
  return tables.has(extension) ? "table" : "file";
}
