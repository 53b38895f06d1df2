import { extname } from "node:path";
import { InvalidArgumentError } from "commander";
import type { Collector } from "../define-flags.js";
import { nearest } from "../nearest.js";

export type OutputFormat = "csv" | "tsv" | "jsonl" | "md" | "html";

/** A file of results, as `--out` names it: relative to the working folder. */
export interface NamedOutput {
  readonly path: string;
  readonly format: OutputFormat;
}

const formats: Readonly<Record<string, OutputFormat>> = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".md": "md",
  ".markdown": "md",
  ".html": "html",
  ".htm": "html",
};

/** Reads the name of a file whose ending is its format. */
export function outputFile(path: string): NamedOutput {
  const ending = extname(path).toLowerCase();
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (format) return { path, format };
  const suggestion = ending && nearest(ending, Object.keys(formats));
  throw new InvalidArgumentError(
    `Its ending must be the format: .csv, .tsv, .jsonl, .md or .html.${suggestion ? ` Did you mean "${suggestion}"?` : ""}`,
  );
}

/** Reads such names, each once. */
export const outputFiles: Collector<readonly NamedOutput[]> = Object.assign(
  (value: string, before: readonly NamedOutput[]) => {
    const file = outputFile(value);
    if (before.some(({ path }) => path === file.path)) throw new InvalidArgumentError("It is given twice: keep one.");
    return [...before, file];
  },
  { initial: [] },
);

/** A column of an output. */
export interface OutputColumn {
  /** Its name in the output. */
  readonly name: string;
  /** What it contains, by the name it has unless renamed. */
  readonly from: string;
}

const columnsExample = "file,alt, or Image Alt Text=alt to rename one";

/**
 * Reads columns separated by commas, in their order, each by its name or as `new=old`.
 *
 * @example
 * outputColumns("Handle,Image Alt Text=alt"); // [{ name: "Handle", from: "Handle" }, { name: "Image Alt Text", from: "alt" }]
 */
export function outputColumns(value: string): readonly OutputColumn[] {
  const columns = value
    .split(",")
    .map((column) => column.trim())
    .filter((column) => column !== "")
    .map(outputColumn);
  if (columns.length === 0) throw new InvalidArgumentError(`Write columns separated by commas: ${columnsExample}.`);
  const names = new Set<string>();
  for (const { name } of columns) {
    if (names.has(name)) throw new InvalidArgumentError(`Two columns would be named "${name}": rename one, Other=${name}.`);
    names.add(name);
  }
  return columns;
}

/** The new name ends at the last equals sign: column names of a shop's table may contain one, ours do not. */
function outputColumn(text: string): OutputColumn {
  const at = text.lastIndexOf("=");
  if (at === -1) return { name: text, from: text };
  const [name, from] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (name !== "" && from !== "") return { name, from };
  throw new InvalidArgumentError(`"${text}" has no name on one side of its equals sign. Write ${columnsExample}.`);
}

/** Where metadata is written: on copies below a folder, or into the images themselves. */
export type MetadataTarget = { readonly target: "copies"; readonly folder: string } | { readonly target: "in-place" };

/** Reads a folder for copies, or `in-place`. A folder with a similar name is written with `./`. */
export function metadataTarget(value: string): MetadataTarget {
  if (value === "in-place") return { target: "in-place" };
  if (value.trim() === "") throw new InvalidArgumentError("Name a folder for the copies, or write in-place.");
  if (!/[\\/]/.test(value) && nearest(value, ["in-place"])) {
    throw new InvalidArgumentError(`Did you mean "in-place"? Write a folder of that name as ./${value}.`);
  }
  return { target: "copies", folder: value };
}

/** Reads the name of a list of failures by its ending, so that a source behind the flag is not mistaken for one. */
export function failureList(value: string): string {
  if (/^\.(txt|csv|tsv|jsonl)$/i.test(extname(value))) return value;
  throw new InvalidArgumentError(
    "Name a list of failures (.txt, .csv, .tsv, .jsonl), or nothing for those in the journal. Put sources before the flag, or after --: legenda caption --retry-failed -- photos.",
  );
}
