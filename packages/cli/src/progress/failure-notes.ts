import type { BatchFailure, BatchResult } from "@legenda/batch";
import { errorMessage } from "../terminal/error-message.js";
import { safeLine } from "../terminal/safe-text.js";
import { ResultTally } from "./result-tally.js";

const maxShown = 20;

/** Shows the first failures one by one, and counts all of them. Failures of earlier runs were shown then. */
export class FailureNotes {
  readonly tally = new ResultTally();
  #shown = 0;

  /** The lines to print for a result, none for most. */
  linesFor(result: BatchResult): string[] {
    this.tally.add(result);
    if (result.status !== "failed" || result.origin === "journal" || this.#shown > maxShown) return [];
    if (this.#shown++ === maxShown) return ["Further failures are counted, and listed by kind at the end."];
    return [`failed: ${failureLine(result)}`];
  }
}

/** One line for an image that failed: its name, and the reason. */
export function failureLine({ key, error }: BatchFailure): string {
  const name = key.length > 200 ? `…${key.slice(-199).replace(/^[\udc00-\udfff]/, "")}` : key;
  return `${safeLine(name)}: ${failureMessage(error) || safeLine(error.name)}`;
}

/** The first line of an error's message, shortened and safe to print. */
export function failureMessage(error: Parameters<typeof errorMessage>[0]): string {
  const [line = ""] = errorMessage(error)
    .trim()
    .split(/[\r\n]/);
  return safeLine(line.length > 300 ? `${line.slice(0, 299).replace(/[\ud800-\udbff]$/, "")}…` : line);
}
