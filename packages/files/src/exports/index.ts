/**
 * The results of a run as files.
 *
 * @module
 */

export { escapeFormula, unescapeFormula } from "../text/escape-formula.js";
export { type CheckWritableOptions, checkWritable } from "./check-writable.js";
export type { CsvFormat } from "./csv/csv-format.js";
export { type CsvOptions, writeCsv, writeTsv } from "./csv/write-csv.js";
export type { ExistingMode, ExistingOptions } from "./existing-mode.js";
export type { ExportOptions } from "./export-options.js";
export { readFailures } from "./failures/read-failures.js";
export { writeFailures } from "./failures/write-failures.js";
export { type FileFormat, formatOf } from "./format-of.js";
export { writeJsonl } from "./jsonl/write-jsonl.js";
export { type MarkdownFormat, type MarkdownOptions, writeMarkdown } from "./markdown/write-markdown.js";
export { checkMetadataWriting } from "./metadata/check-metadata-writing.js";
export type { MetadataOptions } from "./metadata/metadata-options.js";
export { type ReadCaptionOptions, readImageCaption } from "./metadata/read-image-caption.js";
export type { MetadataField, MetadataFields } from "./metadata/texts-of.js";
export { type MetadataCaptionsOptions, withMetadataCaptions } from "./metadata/with-metadata-captions.js";
export { type MetadataProblem, type MetadataWritten, writeMetadata } from "./metadata/write-metadata.js";
export {
  type CsvOutput,
  type FileOutput,
  type HtmlOutput,
  type JsonlOutput,
  type MarkdownOutput,
  type Output,
  outputOf,
  type SidecarOutput,
  type TsvOutput,
} from "./output.js";
export { OutputError } from "./output-error.js";
export type { OpenResults, Results } from "./replay.js";
export { withReview } from "./review/with-review.js";
export type { SidecarFormat } from "./sidecars/sidecar-text.js";
export { type SidecarOptions, type SidecarProblem, type SidecarsWritten, writeSidecars } from "./sidecars/write-sidecars.js";
export { type Put, type WholeFileOptions, wholeFile } from "./whole-file/whole-file.js";
export { writeOutput } from "./write-output.js";
export type { Written } from "./written.js";
