import { DefinitionError } from "@legenda/core";

/** How results are written as CSV. */
export interface CsvFormat {
  /** What separates cells. Spreadsheets of many countries expect a semicolon. @default "," */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /** Whether the file begins with a byte order mark, by which old versions of Excel recognise UTF-8. @default false */
  readonly bom?: boolean | undefined;
  /**
   * What happens to cells that a spreadsheet would run as a formula: `"escape"` puts an apostrophe before them; `"keep"`
   * leaves them as they are, for programs that run no formulas. @default "escape"
   */
  readonly formulas?: "escape" | "keep" | undefined;
}

export function checkCsvFormat({ delimiter = "," }: CsvFormat): void {
  if ([",", ";", "\t"].includes(delimiter)) return;
  throw new DefinitionError(`delimiter is ${JSON.stringify(delimiter)}. Use a comma, a semicolon or a tab.`);
}
