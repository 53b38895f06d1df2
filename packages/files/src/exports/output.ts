import type { CsvFormat } from "./csv/csv-format.js";
import { type FileFormat, formatOf } from "./format-of.js";
import type { HtmlOptions } from "./html/index.js";
import type { MarkdownFormat } from "./markdown/write-markdown.js";
import type { SidecarFormat } from "./sidecars/sidecar-text.js";

/** Where results go. */
export type Output = FileOutput | SidecarOutput;

/** One file of all results, by its format. */
export type FileOutput = CsvOutput | TsvOutput | JsonlOutput | MarkdownOutput | HtmlOutput;

interface FileAt<Format extends FileFormat> {
  readonly format: Format;
  readonly path: string;
}

export interface CsvOutput extends FileAt<"csv">, CsvFormat {}
export interface TsvOutput extends FileAt<"tsv">, Omit<CsvFormat, "delimiter"> {}
export interface JsonlOutput extends FileAt<"jsonl"> {}
export interface MarkdownOutput extends FileAt<"md">, MarkdownFormat {}
export interface HtmlOutput extends FileAt<"html">, HtmlOptions {}

/** A file for each image. */
export interface SidecarOutput {
  readonly format: SidecarFormat;
  /** Where the files go, in the images' own structure of folders; beside each image unless told otherwise. */
  readonly folder?: string | undefined;
}

/**
 * A file as an output, its format told by its name.
 *
 * @throws {DefinitionError} for a name that tells no format
 * @example
 * outputOf("captions.csv"); // { format: "csv", path: "captions.csv" }
 */
export function outputOf(path: string): FileOutput {
  return { format: formatOf(path), path };
}
