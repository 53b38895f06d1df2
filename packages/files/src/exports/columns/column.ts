import type { Finding } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";

/** A result with what the rules find in its caption. */
export interface Row {
  readonly result: BatchResult;
  /** `undefined` where nothing was held against them. */
  readonly findings: readonly Finding[] | undefined;
}

export interface Column {
  readonly name: string;
  /** What stands in the row, as a value; `cellText` makes a text of it. */
  read(row: Row): unknown;
}
