import type { FailureGroup } from "./result-tally.js";

/** What stands before the command that tries again what failed: where that alone changes nothing, what to do first. */
export function retryAdvice(failures: readonly Pick<FailureGroup, "retryable">[]): string {
  if (failures.length === 0 || failures.some(({ retryable }) => retryable)) return "To try again what failed:";
  return "These images need a look, for they failed by themselves. Once they are mended:";
}
