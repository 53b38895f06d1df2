import type { TextChunks } from "../text/read-text.js";
import type { FolderOptions } from "./folder.js";
import type { TableOptions } from "./table.js";

export interface SourcesOptions extends FolderOptions, Omit<TableOptions, "folder" | "format"> {
  /** The folder that inputs and keys are relative to. @default the working folder */
  readonly cwd?: string;
  /** What `"-"` reads, such as `process.stdin`. */
  readonly stdin?: TextChunks;
  /** What `"-"` holds: a list of paths and URLs, or a table. @default "list" */
  readonly stdinFormat?: "list" | "csv" | "jsonl";
}
