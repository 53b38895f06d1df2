import { stringify } from "csv-stringify/sync";
import { escapeFormula } from "../text/escape-formula.js";

/** How rows are written as CSV. */
export interface CsvWriterOptions {
  /** @default "," */
  readonly delimiter?: string | undefined;
  /** What ends a row. @default "\r\n" */
  readonly lineEnd?: string | undefined;
  /** Whether an apostrophe is put before cells that a spreadsheet would run as a formula. @default "escape" */
  readonly formulas?: "escape" | "keep" | undefined;
}

/** What other readers take for the end of a cell or of a row, and the blanks that they remove. */
const quotedCells = /[,;|\t\r\n]|^\s|\s$/;

/** Makes a function that writes rows of one table as CSV (RFC 4180). A cell is quoted if any reader may need it. */
export function createCsvWriter({
  delimiter = ",",
  lineEnd = "\r\n",
  formulas = "escape",
}: CsvWriterOptions = {}): (rows: readonly (readonly string[])[]) => string {
  // Many readers end a text at a zero.
  const safe = (cell: string): string => (formulas === "keep" ? cell : escapeFormula(cell)).replaceAll("\0", "\ufffd");
  return (rows) => {
    const [{ length } = []] = rows;
    return stringify(
      rows.map((cells) => cells.map(safe)),
      {
        delimiter,
        record_delimiter: lineEnd,
        quoted_match: quotedCells,
        // A row of one empty cell would be a blank line, which readers skip.
        quoted_empty: length === 1,
      },
    );
  };
}
