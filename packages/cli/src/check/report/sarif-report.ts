import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { type Rule, rules } from "@legenda/alt-text";
import type { Position, Suggestion } from "@legenda/alt-text/html";
import type { CheckFinding } from "../check-finding.js";
import type { Report } from "./report.js";

const UNREADABLE = {
  id: "unreadable",
  severity: "error",
  finds: "a file that could not be checked, or not to its end",
  source: "Legenda",
} as const;

const ids = [...rules.map(({ id }) => id), UNREADABLE.id];

/** SARIF 2.1.0, for code scanning. */
export function sarifReport(): Report {
  let first = true;
  return {
    start: () => {
      const driver = { name: "Legenda", rules: [...rules, UNREADABLE].map(descriptor) };
      // The brackets that are open here are closed at the end; the results are written in between as they are found.
      return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`;
    },
    finding: (finding) => {
      const comma = first ? "" : ",";
      first = false;
      return `${comma}\n${JSON.stringify(result(finding))}`;
    },
    end: () => "\n]}]}\n",
  };
}

function descriptor({
  id,
  severity,
  finds,
  source,
}: Pick<Rule, "severity" | "finds" | "source"> & { readonly id: string }): object {
  return {
    id,
    shortDescription: { text: `${finds.charAt(0).toUpperCase()}${finds.slice(1)}.` },
    help: { text: `Source: ${source}.` },
    defaultConfiguration: { level: severity },
  };
}

function result({ file, line, column, end, rule, severity, message, excerpt, suggestion }: CheckFinding): object {
  const artifactLocation = { uri: uriOf(file) };
  const region = {
    startLine: line,
    ...(column !== undefined && { startColumn: column }),
    ...(end && { endLine: end.line, endColumn: end.column }),
    ...(excerpt !== "" && { snippet: { text: excerpt } }),
  };
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(suggestion?.region && { fixes: [fixOf(suggestion, suggestion.region, artifactLocation)] }),
  };
}

function fixOf({ markup }: Suggestion, { start, end }: { start: Position; end: Position }, artifactLocation: object): object {
  const deletedRegion = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  const replacements = [{ deletedRegion, insertedContent: { text: markup } }];
  return { description: { text: "Write the repaired text." }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** Paths stay relative, so that a report can be read on another machine. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  const path = file.replaceAll("\\", "/");
  const encoded = path.split("/").map((part) => encodeURIComponent(part.toWellFormed()));
  return encoded.join("/");
}
