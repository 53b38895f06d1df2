import { writeCsv, writeTsv } from "./csv/write-csv.js";
import type { ExportOptions } from "./export-options.js";
import { writeHtml } from "./html/write-html.js";
import { writeJsonl } from "./jsonl/write-jsonl.js";
import { writeMarkdown } from "./markdown/write-markdown.js";
import type { HtmlOutput, Output } from "./output.js";
import type { Results } from "./reread-results.js";
import { type SidecarsWritten, writeSidecars } from "./sidecars/write-sidecars.js";
import type { Written } from "./written.js";

/**
 * Writes results to an output of any format.
 *
 * @throws {OutputError} if a file cannot be written; the old file is untouched
 * @example
 * for (const path of ["captions.csv", "review.html"]) {
 *   await writeOutput(() => journal.results(), outputOf(path), { existing: "append" });
 * }
 */
export async function writeOutput(
  results: Results,
  output: Output,
  options: ExportOptions = {},
): Promise<Written | SidecarsWritten> {
  switch (output.format) {
    case "csv":
      return await writeCsv(results, output.path, { ...options, ...output });
    case "tsv":
      return await writeTsv(results, output.path, { ...options, ...output });
    case "jsonl":
      return await writeJsonl(results, output.path, options);
    case "md":
      return await writeMarkdown(results, output.path, { ...options, ...output });
    case "html":
      return await writePage(results, output, options);
    case "txt":
    case "json":
    case "caption":
      return await writeSidecars(results, { ...options, ...output });
    default:
      throw new TypeError(`Unknown format of an output: ${JSON.stringify(output satisfies never)}`);
  }
}

async function writePage(results: Results, { path, format: _, ...page }: HtmlOutput, options: ExportOptions): Promise<Written> {
  const { existing, separator, findings } = options;
  return await writeHtml(results, path, { existing, separator, findings, ...page });
}
