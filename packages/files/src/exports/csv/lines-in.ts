import { DefinitionError } from "@legenda/core";
import { stringify } from "csv-stringify/sync";
import { escapeFormula } from "../../text/escape-formula.js";

export interface CsvFormat {
  /** What stands between cells; a comma unless told otherwise. Spreadsheets of many countries expect a semicolon. */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /** Whether the file begins with a byte order mark, by which old versions of Excel know UTF-8. */
  readonly bom?: boolean | undefined;
  /**
   * What becomes of cells that a spreadsheet would run as a formula: an apostrophe is put before them (`"escape"`, unless
   * told otherwise), or they stay as they are (`"keep"`), for programs that run no formulas.
   */
  readonly formulas?: "escape" | "keep" | undefined;
}

/** Rows as lines. A zero ends the text for many that read it, so it is replaced. */
export function linesIn({ delimiter = ",", formulas = "escape" }: CsvFormat): (rows: readonly string[][]) => string {
  if (![",", ";", "\t"].includes(delimiter)) {
    throw new DefinitionError(`delimiter is ${JSON.stringify(delimiter)}: use a comma, a semicolon or a tab.`);
  }
  const safe = (cell: string) => (formulas === "keep" ? cell : escapeFormula(cell)).replaceAll("\0", "\ufffd");
  return (rows) => {
    const [{ length } = []] = rows;
    return stringify(
      rows.map((cells) => cells.map(safe)),
      {
        delimiter,
        record_delimiter: "windows",
        // Line feeds alone end a record too, for most readers; and who reads with another delimiter finds the same cells.
        quoted_match: /[,;\t\r\n]/,
        // A row of one empty cell would be an empty line, which readers skip.
        quoted_empty: length === 1,
      },
    );
  };
}
