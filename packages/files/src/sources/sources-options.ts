import type { TextChunks } from "../text/read-text.js";
import type { FolderOptions } from "./folder.js";
import type { TableOptions } from "./table.js";

export interface SourcesOptions extends FolderOptions, Omit<TableOptions, "folder" | "format"> {
  /** The folder that inputs and keys are relative to; the working folder unless told otherwise. */
  readonly cwd?: string;
  /** What `"-"` stands for, such as `process.stdin`. */
  readonly stdin?: TextChunks;
  /** What `"-"` holds; a list of paths and URLs unless told otherwise. */
  readonly stdinFormat?: "list" | "csv" | "jsonl";
}
