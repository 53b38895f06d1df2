import { extname } from "node:path";
import { DefinitionError } from "@legenda/core";
import { quotePath } from "../text/printable-name.js";

/** The formats that hold all results in one file. */
export type FileFormat = "csv" | "tsv" | "jsonl" | "md" | "html";

const formats: Readonly<Record<string, FileFormat>> = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".tab": "tsv",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".md": "md",
  ".markdown": "md",
  ".html": "html",
  ".htm": "html",
};

/**
 * The format of a file, by its extension.
 *
 * @throws {DefinitionError} for any other extension
 * @example
 * formatOf("captions.csv"); // "csv"
 */
export function formatOf(path: string): FileFormat {
  const ending = extname(path).toLowerCase();
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (format) return format;
  const hint = hints[ending] ?? "End the name with .csv, .tsv, .jsonl, .md or .html.";
  throw new DefinitionError(`${quotePath(path)} has no extension of a known format${ending ? `: "${ending}"` : ""}. ${hint}`);
}

const sidecars = "Files of this kind are written beside each image, as sidecars; for one file of all results use";
const hints: Readonly<Record<string, string>> = {
  ".json": `${sidecars} .jsonl.`,
  ".txt": `${sidecars} .csv or .md.`,
  ".caption": `${sidecars} .csv or .md.`,
  ".xlsx": "Use .csv, which spreadsheet programs open.",
  ".xls": "Use .csv, which spreadsheet programs open.",
};
