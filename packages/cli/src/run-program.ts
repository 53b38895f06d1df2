import { CommanderError } from "commander";
import type { OutputStream } from "./command-context.js";
import type { RunAction } from "./commands/add-command.js";
import { exitCodes } from "./exit-codes.js";
import { createProgram } from "./program.js";
import { refuseKeys } from "./refuse-keys.js";
import { safeText } from "./terminal/safe-text.js";
import { styleHelp } from "./terminal/style-help.js";

/** Columns of the narrowest usual terminal. */
const helpWidth = 80;

/**
 * Parses the words after `legenda` and runs the command.
 *
 * @returns the exit code of a wrong call, or a call for help; `undefined` if an action ran
 * @throws what the action throws
 */
export async function runProgram(
  words: readonly string[],
  runAction: RunAction,
  { stdout, stderr }: { readonly stdout: OutputStream; readonly stderr: OutputStream },
): Promise<number | undefined> {
  refuseKeys(words);
  const program = createProgram(runAction);
  for (const command of [program, ...program.commands]) {
    const advice =
      command === program ? "legenda --help lists the commands." : `legenda help ${command.name()} explains the command.`;
    command
      .exitOverride()
      .showHelpAfterError(advice)
      .configureHelp(styleHelp)
      .configureOutput({
        writeOut: (text) => void stdout.write(text),
        writeErr: (text) => void stderr.write(text),
        // The notes below the options are written for this width.
        getOutHelpWidth: () => Math.min(stdout.columns ?? helpWidth, helpWidth),
        getOutHasColors: () => stdout.isTTY === true,
        outputError: (text) => void stderr.write(`legenda: ${safeText(parserMessage(text))}`),
      });
  }
  try {
    await program.parseAsync(words, { from: "user" });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
}

/** The parser's message without its prefix. The value of an unknown flag is not repeated: it may be a key. */
function parserMessage(text: string): string {
  return text.replace(/^error: /, "").replace(/^(unknown option '[^=']*)=[^']*'/, "$1'");
}
