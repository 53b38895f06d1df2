/** What has been written. */
export interface Written {
  readonly kind: "file";
  readonly path: string;
  /** How many images it has. */
  readonly count: number;
  /** The names of its columns, where it has any. */
  readonly columns: readonly string[];
  /** Columns that were asked for and that no result has: they are empty. */
  readonly unknownColumns: readonly string[];
}
