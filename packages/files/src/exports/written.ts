/** A file that was written. */
export interface Written {
  readonly kind: "file";
  readonly path: string;
  /** The number of its images. */
  readonly count: number;
  /** The names of its columns; none for formats without columns. */
  readonly columns: readonly string[];
  /** Columns that the options name and no result has: they are empty. */
  readonly unknownColumns: readonly string[];
}
