import { barLines } from "../../packages/cli/src/progress/bar-lines.js";
import { progressOf } from "../../packages/cli/src/progress/testing/progress-of.js";

/** The bar of a run that is not yet half through, as a terminal of 80 columns shows it. */
export function barOfRun(): string {
  const progress = progressOf({
    ...{ total: 3000, finished: 1284, called: 1281, failed: 3, active: 8 },
    ...{ inputTokens: 412_000, outputTokens: 71_000, cost: 0.17, totalCost: 0.17, elapsedMs: 305_000 },
  });
  return `${barLines(progress, { columns: 79, unicode: true, pace: { perSecond: 4.2, leftMs: 408_000 } }).join("\n")}\n`;
}
