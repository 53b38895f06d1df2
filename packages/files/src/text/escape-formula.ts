/** The beginning of what a spreadsheet runs as a formula, after what it ignores: blanks, quotes, invisible characters. */
const formula = /^[\s\p{Cf}"'‘’“”«»`]*[=+\-@\t\r\n＝＋－＠]/u;
const plainNumber = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/**
 * Puts an apostrophe before a cell that a spreadsheet would run as a formula. Numbers stay as they are.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 * @example
 * escapeFormula("=1+1"); // "'=1+1"
 * escapeFormula("-5"); // "-5"
 */
export function escapeFormula(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}

/**
 * Removes the apostrophe again: `unescapeFormula(escapeFormula(cell))` is the cell, whatever it holds.
 *
 * @example
 * unescapeFormula("'=1+1"); // "=1+1"
 */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

function isFormula(cell: string): boolean {
  return formula.test(cell) && !plainNumber.test(cell);
}
