import { createCsvWriter } from "@legenda/files/writing";
import type { CheckFinding } from "../check-finding.js";
import type { Report } from "./report.js";

const columns = ["file", "line", "column", "severity", "rule", "message", "image", "text", "suggestion", "source"] as const;

/** A table for spreadsheets: RFC 4180, with cells that would be formulas escaped. */
export function csvReport(): Report {
  const write = createCsvWriter();
  return {
    start: () => write([columns]),
    finding: (finding) => write([columns.map((column) => cellOf(finding, column))]),
    end: () => "",
  };
}

function cellOf(finding: CheckFinding, column: (typeof columns)[number]): string {
  return String((column === "suggestion" ? finding.suggestion?.text : finding[column]) ?? "");
}
