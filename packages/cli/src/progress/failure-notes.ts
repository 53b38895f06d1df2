import type { BatchResult } from "@legenda/batch";
import { failureLine } from "./failure-line.js";
import { ResultTally } from "./result-tally.js";

const mostShown = 20;

/**
 * Tells the first failures one by one and counts all of them: ten thousand lines help nobody. Those of earlier runs were told
 * of then.
 */
export class FailureNotes {
  readonly tally = new ResultTally();
  #shown = 0;

  /** The lines to show for a result, none for most. */
  linesFor(result: BatchResult): string[] {
    this.tally.add(result);
    if (result.status !== "failed" || result.origin === "journal" || this.#shown > mostShown) return [];
    if (this.#shown++ === mostShown) return ["More failures are counted, and listed at the end by their kind."];
    return [`failed: ${failureLine(result)}`];
  }
}
