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
  xlsx: 'is a spreadsheet. Save it as "CSV UTF-8" and use that.',
  xls: 'is a spreadsheet. Save it as "CSV UTF-8" and use that.',
  ods: "is a spreadsheet. Save it as CSV and use that.",
  numbers: "is a spreadsheet. Export it as CSV and use that.",
  json: "is JSON. Save a table as JSONL: an object on each line, in a file with the extension .jsonl.",
  zip: "is an archive. Unpack it and use the folder.",
};

/**
 * The kind of an input. A file or folder of this name takes precedence: a file may be called `bag[1].jpg`.
 *
 * @param path the input made absolute
 * @throws {DefinitionError} which names the input, if it cannot be read
 */
export function inputKind(input: string, path: string): InputKind {
  if (input === "-") return "stream";
  if (/^https?:\/\//i.test(input)) return "url";
  if (input === "")
    throw new DefinitionError("An empty text is not a source. Name a folder, a file, a glob, a list, a table or a URL.");
  if (/^[a-z][a-z0-9+.-]+:\/\/|^data:/i.test(input)) {
    throw new DefinitionError(`"${printableName(input.slice(0, 80))}" is neither a path nor an http: or https: URL.`);
  }
  const found = statOf(path);
  if (!found) {
    if (isDynamicPattern(input)) return /^!(?!\()/.test(input) ? "not" : "glob";
    throw new DefinitionError(`"${printableName(input)}" does not exist: there is no such file or folder.`);
  }
  if (found.isDirectory()) return "folder";
  if (!found.isFile()) {
    throw new DefinitionError(
      `"${printableName(input)}" is neither a file nor a folder. Pipe a list that a program writes to "-".`,
    );
  }
  const extension = extensionOf(path);
  const wrong = Object.hasOwn(advice, extension) ? advice[extension] : undefined;
  if (wrong) throw new DefinitionError(`"${printableName(input)}" ${wrong}`);
  if (extension === "txt") return "list";
  return tables.has(extension) ? "table" : "file";
}
