/**
 * Prints "N passed, N failed" over the JSON reports of several test runs, and exits with 1 unless everything passed.
 * A missing report, and a file that could not be loaded, count as one failure each. A skipped test is printed and fails the run.
 *
 *   node scripts/sum-reports.mjs <report.json>…
 */
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @param {readonly string[]} paths */
export function sumReports(paths) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const path of paths) {
    const report = readReport(path);
    if (!report || report.numTotalTests === 0) {
      sum.failed += 1;
      continue;
    }
    const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    sum.passed += report.numPassedTests;
    sum.failed += report.numFailedTests + unloaded.length;
    sum.skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  }
  return sum;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = sumReports(process.argv.slice(2));
  if (skipped > 0) console.log(`${skipped} skipped: none may be.`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || skipped > 0 || passed === 0 ? 1 : 0;
}
