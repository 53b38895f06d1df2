import type { Finding } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";

/** A result with the findings of the rules in its caption. */
export interface Row {
  readonly result: BatchResult;
  /** `undefined` if it was not checked. */
  readonly findings: readonly Finding[] | undefined;
}

export interface Column {
  readonly name: string;
  /** The value of a row; `cellText` makes a text of it. */
  read(row: Row): unknown;
}
