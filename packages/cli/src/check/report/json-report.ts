import type { Report } from "./report.js";

/** One JSON object with the findings, followed by the summary. */
export function jsonReport(): Report {
  let first = true;
  return {
    start: () => '{\n  "findings": [',
    finding: (finding) => {
      const comma = first ? "" : ",";
      first = false;
      return `${comma}\n    ${JSON.stringify(finding)}`;
    },
    end: (summary) => `${first ? "" : "\n  "}],\n  "summary": ${JSON.stringify(summary)}\n}\n`,
  };
}
