import { styleText } from "node:util";
import { shortened } from "@legenda/alt-text/html";
import type { OutputStream } from "../../command-context.js";
import { safeLine } from "../../terminal/safe-text.js";
import { wrap } from "../../terminal/wrap.js";
import type { CheckFinding, CheckSummary } from "../check-finding.js";
import type { Report } from "./report.js";

type Style = Parameters<typeof styleText>[0];

/** Findings for people, grouped by file: a location that editors and terminals recognise as a link, and what to do. */
export function textReport({
  colours,
  stream = {},
}: {
  readonly colours: boolean;
  /** If it is a terminal, lines are wrapped between words. */
  readonly stream?: Pick<OutputStream, "isTTY" | "columns">;
}): Report {
  let file: string | undefined;
  const styled = (style: Style, text: string): string => (colours ? styleText(style, text, { validateStream: false }) : text);
  return {
    start: () => "",
    finding: (finding) => {
      const gap = file === undefined || file === finding.file ? "" : "\n";
      file = finding.file;
      const { severity, rule, message, excerpt, suggestion } = finding;
      const grade = styled(severity === "error" ? "red" : "yellow", severity.padEnd(7));
      const lines = [
        `${gap}${styled("bold", safeLine(placeOf(finding)))}  ${grade}  ${styled("cyan", rule)}  ${safeLine(message)}`,
        ...(excerpt === "" ? [] : [styled("dim", `    ${safeLine(excerpt)}`)]),
        ...(suggestion === undefined ? [] : [`    ${styled("green", "better:")} ${safeLine(shortened(suggestion.markup, 400))}`]),
      ];
      return `${wrap(lines.join("\n"), stream, 4)}\n`;
    },
    end: (summary) => {
      const line = wrap(summaryLine(summary), stream);
      return `${file === undefined ? "" : "\n"}${styled(styleOf(summary), line)}\n`;
    },
  };
}

function placeOf({ file, line, column }: CheckFinding): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}`;
}

function styleOf({ errors, warnings, unreadable }: CheckSummary): Style {
  if (errors + unreadable > 0) return "red";
  return warnings > 0 ? "yellow" : "green";
}

/** The summary in one line. */
function summaryLine({ files, texts, errors, warnings, fixed, failedRows, unreadable }: CheckSummary): string {
  const result = errors + warnings === 0 ? "Nothing found" : `${count(errors, "error")} and ${count(warnings, "warning")}`;
  const details = [
    ...(fixed > 0 ? [`${count(fixed, "text")} repaired`] : []),
    ...(failedRows > 0 ? [`${count(failedRows, "failed image")} skipped`] : []),
    ...(unreadable > 0 ? [`${count(unreadable, "file")} not checked`] : []),
  ];
  return [`${result} in ${count(texts, "text")} of ${count(files, "file")}`, ...details].join("; ");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
