import { LegendaError } from "@legenda/core";
import type { CommandContext } from "./command-context.js";
import { exitCodes } from "./exit-codes.js";
import { resumeHint } from "./progress/resume-hint.js";
import { StoppedError } from "./stopped-error.js";
import { inFlags } from "./terminal/in-flags.js";
import { safeText } from "./terminal/safe-text.js";

/** The kinds of errors that end a command before it has begun: a wrong flag, a missing key, a function that is none. */
const beforeTheStart = new Set(["UsageError", "DefinitionError", "TemplateError", "AuthenticationError"]);

/**
 * Prints what ended a command, and gives its exit code. An error of ours is a message; any other is a fault of the program,
 * and shows where it happened. `LEGENDA_DEBUG=1` shows it for both.
 */
export function printError(
  error: unknown,
  {
    stderr,
    env,
    signal,
    command = [],
  }: Pick<CommandContext, "stderr" | "env"> & Partial<Pick<CommandContext, "signal" | "command">>,
): number {
  if (signal?.aborted) {
    stderr.write(hasJournal(command) ? `legenda: stopped. ${resumeHint(command)}\n` : "legenda: stopped.\n");
    return exitCodes.stopped;
  }
  const known = error instanceof LegendaError;
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : "Error";
  stderr.write(`legenda: ${safeText(known ? inFlags(error) : `${name}: ${message}`)}\n`);
  if (env.LEGENDA_DEBUG === "1" && error instanceof Error) stderr.write(`${safeText(stackOf(error))}\n`);
  else if (!known) stderr.write("This is a bug in Legenda: please report it. Set LEGENDA_DEBUG=1 to see where it happened.\n");
  if (error instanceof StoppedError) return exitCodes.stopped;
  return known && beforeTheStart.has(name) ? exitCodes.usage : exitCodes.failures;
}

/** Whether what a command has done so far is kept. */
const hasJournal = ([, name]: readonly string[]): boolean => name === "caption" || name === "run";

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\nCaused by: ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
