import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { columns, rowsOf } from "./cells.js";
import type { Comparison } from "./comparison.js";

/** Options of `comparisonTable`. */
export interface ComparisonTableOptions {
  /**
   * The width of the terminal, in columns.
   *
   * @default 100
   */
  readonly width?: number;
}

/** The answers get at least this many columns, even if the table is then wider than the terminal. */
const minAnswerWidth = 30;

/**
 * Formats a comparison as a table of plain text, for a terminal. Control characters in the models' texts are removed.
 *
 * @example
 * process.stdout.write(comparisonTable(comparison, { width: process.stdout.columns }));
 */
export function comparisonTable(comparison: Comparison<unknown>, { width = 100 }: ComparisonTableOptions = {}): string {
  const rows = rowsOf(comparison).map(({ model, seconds, tokens, cost, agreement, text, notes }) => ({
    cells: [model, seconds, tokens, cost, agreement],
    lines: [text, ...notes.map((note) => `! ${note}`)],
  }));
  const widths = columns.slice(0, -1).map((column, index) => {
    return Math.max(stringWidth(column), ...rows.map(({ cells }) => stringWidth(cells[index] ?? "")));
  });
  const indent = widths.reduce((sum, columnWidth) => sum + columnWidth + 2, 0);
  const answerWidth = Math.max(minAnswerWidth, width - indent);
  const padded = (cells: readonly string[]) =>
    cells.map((cell, index) => cell + " ".repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(cell)))).join("  ");
  const body = rows.flatMap(({ cells, lines }) => {
    const [first = "", ...more] = lines.flatMap((text) => wrapAnsi(text, answerWidth, { hard: true }).split("\n"));
    return [`${padded(cells)}  ${first}`, ...more.map((text) => " ".repeat(indent) + text)];
  });
  const head = `${padded(columns.slice(0, -1))}  ${columns.at(-1)}`;
  const rule = "-".repeat(Math.max(stringWidth(head), Math.min(width, indent + answerWidth)));
  return `${[head, rule, ...body].join("\n")}\n`;
}
