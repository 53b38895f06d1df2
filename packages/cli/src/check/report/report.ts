import type { CheckFinding, CheckSummary } from "../check-finding.js";

/** A format of reports: the texts before the first finding, for each finding, and after the last one. */
export interface Report {
  start(): string;
  finding(finding: CheckFinding): string;
  end(summary: CheckSummary): string;
}
