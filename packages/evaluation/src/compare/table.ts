import { displayWidth, wrap } from "../text/display-width.js";
import { columns, rowsOf } from "./cells.js";
import type { Comparison } from "./comparison.js";

export interface ComparisonTableOptions {
  /** Of the terminal, in columns; 100 unless told otherwise. */
  readonly width?: number;
}

/**
 * A comparison as a table of plain text, for a terminal. What a model says cannot control the terminal.
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
    return Math.max(displayWidth(column), ...rows.map(({ cells }) => displayWidth(cells[index] ?? "")));
  });
  const indent = widths.reduce((sum, one) => sum + one + 2, 0);
  const room = Math.max(30, width - indent);
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => cell + " ".repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(cell)))).join("  ");
  const body = rows.flatMap(({ cells, lines }) => {
    const [first = "", ...more] = lines.flatMap((text) => wrap(text, room));
    return [`${line(cells)}  ${first}`, ...more.map((text) => " ".repeat(indent) + text)];
  });
  const head = `${line(columns.slice(0, -1))}  ${columns.at(-1)}`;
  return `${[head, "-".repeat(Math.max(displayWidth(head), Math.min(width, indent + room))), ...body].join("\n")}\n`;
}
