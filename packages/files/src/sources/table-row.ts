/** A row of a table. */
export interface TableRow {
  /** The row as a spreadsheet counts it, where the header is row 1; the line, for JSONL. */
  readonly number: number;
  /** The texts by their columns. */
  readonly fields: Readonly<Record<string, string>>;
}

/** How rows are read. */
export interface RowsOptions {
  /** What is read, for messages. */
  readonly name: string;
  /** Told the columns once, before the first row. What it throws ends the reading. */
  readonly heading: (columns: readonly string[]) => void;
}
