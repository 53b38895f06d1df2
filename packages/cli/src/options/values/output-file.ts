import { extname } from "node:path";
import { InvalidArgumentError } from "commander";
import type { OutputFile, OutputFormat } from "../run-options.js";
import { nearest } from "./nearest.js";

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

/** Takes the name of a file whose ending says what is written into it. */
export function outputFile(path: string): OutputFile {
  const ending = extname(path).toLowerCase();
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (format) return { path, format };
  const meant = ending && nearest(ending, Object.keys(formats));
  throw new InvalidArgumentError(
    `Its ending must say the format: .csv, .tsv, .jsonl, .md or .html.${meant ? ` Did you mean "${meant}"?` : ""}`,
  );
}
