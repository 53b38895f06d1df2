import { dirname, resolve } from "node:path";
import { atomicFile } from "../atomic-file/atomic-file.js";
import { cellText } from "../columns/cell-text.js";
import type { Column, Row } from "../columns/column.js";
import { columnsOf, namedColumns } from "../columns/columns-of.js";
import { type Table, tableOf } from "../columns/table.js";
import type { ExportOptions } from "../export-options.js";
import { relativeUrl, webUrl } from "../html/image-url.js";
import { type Results, withRereadableResults } from "../reread-results.js";
import { resultText } from "../result-text.js";
import type { Written } from "../written.js";
import { escapeMarkdown } from "./escape-markdown.js";

export interface MarkdownFormat {
  /** A table with a row for each image, or for long captions a list: a heading with the picture for each. @default "table" */
  readonly layout?: "table" | "list" | undefined;
}

export interface MarkdownOptions extends ExportOptions, MarkdownFormat {}

/**
 * Writes results as Markdown for readers: a link to each image, its name, its caption and what went wrong. Names and
 * captions are escaped, whatever they hold. Other columns, such as those of the input, are written if `columns` names them.
 *
 * @throws {OutputError} if the file cannot be written; the old file is untouched
 * @example
 * await writeMarkdown(() => journal.results(), "captions.md", { layout: "list" });
 */
export async function writeMarkdown(results: Results, path: string, options: MarkdownOptions = {}): Promise<Written> {
  return await withRereadableResults(results, async (open) => {
    const table = await tableOf(open, path, options);
    const { columns, unknown } = readable(table, options);
    const folder = dirname(resolve(path));
    const names = columns.map(({ name }) => escapeMarkdown(name));
    await atomicFile(path, async (put) => {
      if (options.layout !== "list") await put(`${tableHead(names)}\n`);
      for await (const row of table.rows()) {
        const picture = pictureOf(row, folder);
        const cells = columns.map((column) => escapeMarkdown(cellText(column.read(row))));
        await put(options.layout === "list" ? section(picture, names, cells) : `${tableLine([picture, ...cells])}\n`);
      }
    });
    return { kind: "file", path, count: table.scan.count, columns: columns.map(({ name }) => name), unknownColumns: unknown };
  });
}

/** Of the status columns, those that tell a reader something here. */
function readable({ scan }: Table, options: ExportOptions): { columns: readonly Column[]; unknown: readonly string[] } {
  if (options.columns !== undefined) {
    const { columns, unknown } = columnsOf(scan, options);
    return { columns, unknown };
  }
  const { key, answers, status } = namedColumns(scan, options);
  const ofFailures = ["error", "error_type", "retryable"];
  const telling = status.filter(({ name }) => (ofFailures.includes(name) ? scan.hasFailures && name === "error" : true));
  return { columns: [key, ...answers, ...telling], unknown: [] };
}

function tableHead(names: readonly string[]): string {
  const columns = ["image", ...names];
  return `${tableLine(columns)}\n${tableLine(columns.map(() => "---"))}`;
}

const tableLine = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function section(picture: string, names: readonly string[], cells: readonly string[]): string {
  const [heading, ...rest] = cells;
  const lines = rest.flatMap((cell, index) => (cell === "" ? [] : [`- **${names[index + 1]}**: ${cell}`]));
  return `${[`## ${heading || "Image"}`, picture, lines.join("\n")].filter(Boolean).join("\n\n")}\n\n`;
}

/** The image as the reader of the Markdown finds it; nothing for an image that was only in memory. */
function pictureOf({ result }: Row, folder: string): string {
  const { image } = result;
  const url = image?.kind === "file" ? relativeUrl(folder, image.path) : image?.kind === "url" ? webUrl(image.url) : undefined;
  return url === undefined ? "" : `![${escapeMarkdown(resultText(result))}](${destination(url)})`;
}

/** Escapes what ends an address within Markdown or a cell of a table. */
function destination(url: string): string {
  return url.replace(/[()<>[\]\\|`*_~$'"\s]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
}
