/** A row of a table. */
export interface TableRow {
  /** The row as a spreadsheet counts it, where the header is row 1; the line, for JSONL. */
  readonly number: number;
  /** The texts by their columns. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Called with the columns once, before the first row. What it throws ends the reading. */
export type OnColumns = (columns: readonly string[]) => void;
