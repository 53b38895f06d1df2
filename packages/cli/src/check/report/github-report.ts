import type { CheckFinding } from "../check-finding.js";
import type { Report } from "./report.js";

/** Annotations for a GitHub workflow. Texts are escaped, so that a page cannot end its annotation. */
export function githubReport(): Report {
  return {
    start: () => "",
    finding: ({ file, line, column, end, rule, severity, message, suggestion }: CheckFinding) => {
      const place = [
        ["file", file.replaceAll("\\", "/")],
        ["line", line],
        ...(end ? [["endLine", end.line]] : []),
        ...(column === undefined ? [] : [["col", column]]),
        // GitHub supports the end of a column only on the same line.
        ...(end && end.line === line ? [["endColumn", end.column]] : []),
        ["title", `Alt text: ${rule}`],
      ];
      const better = suggestion ? `\nBetter: ${suggestion.markup}` : "";
      const properties = place.map(([name, value]) => `${name}=${property(String(value))}`).join(",");
      return `::${severity} ${properties}::${data(message + better)}\n`;
    },
    end: () => "",
  };
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
