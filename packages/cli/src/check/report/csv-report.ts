import { escapeFormula } from "@legenda/files";
import type { CheckFinding } from "../check-finding.js";
import type { Report } from "./report.js";

const columns = ["file", "line", "column", "severity", "rule", "message", "image", "text", "suggestion", "source"] as const;

/** A table for spreadsheets: RFC 4180, with cells that would be formulas escaped. */
export function csvReport(): Report {
  return {
    start: () => row(columns),
    finding: (finding) => row(columns.map((column) => cellOf(finding, column))),
    end: () => "",
  };
}

function cellOf(finding: CheckFinding, column: (typeof columns)[number]): string {
  return String((column === "suggestion" ? finding.suggestion?.text : finding[column]) ?? "");
}

function row(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(text: string): string {
  const safe = escapeFormula(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
