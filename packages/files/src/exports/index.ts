/**
 * The results of a run as files.
 *
 * @module
 */

export { type CheckWritableOptions, checkWritable } from "./check-writable.js";
export { type CsvOptions, writeCsv, writeTsv } from "./csv/write-csv.js";
export type { ExistingMode } from "./existing-mode.js";
export type { ExportOptions } from "./export-options.js";
export { readFailures } from "./failures/read-failures.js";
export { writeFailures } from "./failures/write-failures.js";
export type { HtmlOptions } from "./html/html-options.js";
export { writeHtml } from "./html/write-html.js";
export { writeJsonl } from "./jsonl/write-jsonl.js";
export { type MarkdownOptions, writeMarkdown } from "./markdown/write-markdown.js";
export { checkMetadataWriting } from "./metadata/check-metadata-writing.js";
export type { MetadataOptions } from "./metadata/metadata-options.js";
export { type ReadCaptionOptions, readImageCaption } from "./metadata/read-image-caption.js";
export type { MetadataField, MetadataFields } from "./metadata/texts-of.js";
export { type MetadataCaptionsOptions, withMetadataCaptions } from "./metadata/with-metadata-captions.js";
export { type MetadataWritten, writeMetadata } from "./metadata/write-metadata.js";
export { type FileOutput, type Output, outputOf, type SidecarOutput } from "./output.js";
export { OutputError } from "./output-error.js";
export type { OpenResults, Results } from "./reread-results.js";
export { withReview } from "./review/with-review.js";
export { type SidecarOptions, type SidecarsWritten, writeSidecars } from "./sidecars/write-sidecars.js";
export { writeOutput } from "./write-output.js";
export type { WriteProblem } from "./write-problem.js";
export type { Written } from "./written.js";
