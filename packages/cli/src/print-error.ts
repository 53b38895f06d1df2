import { AuthenticationError, DefinitionError, LegendaError, TemplateError } from "@legenda/core";
import type { CommandContext } from "./command-context.js";
import { exitCodes } from "./exit-codes.js";
import { resumeHint } from "./progress/resume-hint.js";
import { StoppedError } from "./stopped-error.js";
import { errorMessage } from "./terminal/error-message.js";
import { safeText } from "./terminal/safe-text.js";
import { UsageError } from "./usage-error.js";

type ErrorContext = Pick<CommandContext, "stderr" | "env"> & Partial<Pick<CommandContext, "signal" | "command">>;

/**
 * Prints the error that ended a command, and returns its exit code. Errors of Legenda are a message; any other is a bug, and
 * shows where it happened with `LEGENDA_DEBUG=1`.
 */
export function printError(error: unknown, { stderr, env, signal, command = [] }: ErrorContext): number {
  if (signal?.aborted) {
    stderr.write(hasJournal(command) ? `legenda: stopped. ${resumeHint(command)}\n` : "legenda: stopped.\n");
    return exitCodes.stopped;
  }
  stderr.write(`legenda: ${safeText(messageOf(error))}\n`);
  if (env.LEGENDA_DEBUG === "1" && error instanceof Error) stderr.write(`${safeText(stackOf(error))}\n`);
  else if (!(error instanceof LegendaError))
    stderr.write("This is a bug in Legenda: please report it. Set LEGENDA_DEBUG=1 to see where it happened.\n");
  return exitCodeOf(error);
}

function messageOf(error: unknown): string {
  if (error instanceof LegendaError) return errorMessage(error);
  return error instanceof Error ? `${error.name}: ${error.message}` : `Error: ${String(error)}`;
}

/** The errors that end a command before it starts: a wrong flag, a missing key, a function that is not one. */
const startupErrors = [UsageError, DefinitionError, TemplateError, AuthenticationError];

function exitCodeOf(error: unknown): number {
  if (error instanceof StoppedError) return exitCodes.stopped;
  return startupErrors.some((type) => error instanceof type) ? exitCodes.usage : exitCodes.failures;
}

/** Whether the images that are finished are kept. */
const hasJournal = ([, name]: readonly string[]): boolean => name === "caption" || name === "run";

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\nCaused by: ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
