import { escapeFormula } from "../../../text/escape-formula.js";

/** A row of the downloaded review. */
export interface ReviewRow {
  readonly key: string;
  readonly mark: string;
  readonly caption: string;
  readonly before: string;
}

/** The review as CSV (RFC 4180), with cells that a spreadsheet would run as a formula escaped as in the CSV of a run. */
export function reviewCsv(rows: readonly ReviewRow[]): string {
  const lines = rows.map(({ key, mark, caption, before }) => [key, mark, caption, before].map(cellOf).join(","));
  return ["key,mark,caption,before", ...lines, ""].join("\r\n");
}

function cellOf(text: string): string {
  const safe = escapeFormula(text);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
