import type { CsvFormat } from "./csv/csv-format.js";
import { type FileFormat, formatOf } from "./format-of.js";
import type { HtmlOptions } from "./html/html-options.js";
import type { MarkdownFormat } from "./markdown/write-markdown.js";
import type { SidecarFormat } from "./sidecars/sidecar-text.js";

/** Where results are written. */
export type Output = FileOutput | SidecarOutput;

/** One file of all results. */
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
  /** Where the files go, in the folder structure of the images. @default beside each image */
  readonly folder?: string | undefined;
}

/**
 * A file as an output, with the format of its extension.
 *
 * @throws {DefinitionError} for an extension without a format
 * @example
 * outputOf("captions.csv"); // { format: "csv", path: "captions.csv" }
 */
export function outputOf(path: string): FileOutput {
  return { format: formatOf(path), path };
}
