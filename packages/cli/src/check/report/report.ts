import type { CheckFinding, CheckSummary } from "../check-finding.js";

/** A way to tell findings: what is written before the first, for each, and after the last. */
export interface Report {
  start(): string;
  finding(finding: CheckFinding): string;
  end(summary: CheckSummary): string;
}
