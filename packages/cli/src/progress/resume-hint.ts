import { shellQuote } from "../terminal/shell-quote.js";
import type { FailureGroup } from "./result-tally.js";

/** How to continue a run that was stopped: with its own command line. */
export function resumeHint(command: readonly string[]): string {
  const operands = command.indexOf("--");
  const options = operands === -1 ? command : command.slice(0, operands);
  // Starting over would pay for all of them again.
  return `Run the same command${options.includes("--fresh") ? " without --fresh" : ""} to continue where it stopped.`;
}

/** The sentence before the command that retries what failed. */
export function retryHint(failures: readonly Pick<FailureGroup, "retryable">[]): string {
  if (failures.length === 0 || failures.some(({ retryable }) => retryable)) return "To try again what failed:";
  return "These images failed for reasons that another try will not change. After fixing them, run:";
}

const flag = "--retry-failed";

/**
 * The command line that tries again what failed: the one that was given with `--retry-failed`, and without `--fresh`, which
 * would pay for all the others again.
 */
export function retryCommand(command: readonly string[], platform: NodeJS.Platform): string {
  // After `--` everything is a source. Before it the flag comes last: it would take what follows for its list.
  const operands = command.indexOf("--");
  const end = operands === -1 ? command.length : operands;
  const options = command.slice(0, end).filter((argument) => argument !== "--fresh");
  const retries = options.some((argument) => argument === flag || argument.startsWith(`${flag}=`));
  const whole = [...options, ...(retries ? [] : [flag]), ...command.slice(end)];
  return whole.map((argument) => shellQuote(argument, platform)).join(" ");
}
