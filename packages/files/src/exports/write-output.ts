import { writeCsv, writeTsv } from "./csv/write-csv.js";
import type { ExportOptions } from "./export-options.js";
import { writeJsonl } from "./jsonl/write-jsonl.js";
import { writeMarkdown } from "./markdown/write-markdown.js";
import type { HtmlOutput, Output } from "./output.js";
import type { Results } from "./replay.js";
import { type SidecarsWritten, writeSidecars } from "./sidecars/write-sidecars.js";
import type { Written } from "./written.js";

/**
 * Writes results to an output of any format.
 *
 * @throws {OutputError} where a file cannot be written; what was there before still is
 * @example
 * for (const path of ["captions.csv", "review.html"]) {
 *   await writeOutput(outputOf(path), () => journal.results(), { existing: "append" });
 * }
 */
export async function writeOutput(
  output: Output,
  results: Results,
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
      return await writePage(output, results, options);
    case "txt":
    case "json":
    case "caption":
      return await writeSidecars(results, { ...options, ...output });
    default:
      throw new TypeError(`Unknown format of an output: ${JSON.stringify(output satisfies never)}`);
  }
}

async function writePage({ path, format: _, ...page }: HtmlOutput, results: Results, options: ExportOptions): Promise<Written> {
  // The page makes thumbnails, so it is loaded where there is one.
  const { writeHtml } = await import("./html/index.js");
  const { existing, separator, findings } = options;
  return await writeHtml(results, path, { existing, separator, findings, ...page });
}
