import { CommanderError } from "commander";
import type { OutputStream } from "./command-context.js";
import { exitCodes } from "./exit-codes.js";
import { type CommandHost, createProgram } from "./program.js";
import { refuseKeys } from "./refuse-keys.js";
import { safeText } from "./terminal/safe-text.js";
import { styleHelp } from "./terminal/style-help.js";

/** Characters: what the narrowest usual terminal shows without breaking a line in two. */
const helpWidth = 80;

/**
 * Parses the words behind `legenda` and runs what they ask for.
 *
 * @returns the exit code of a call that was wrong, or asked for help; `undefined` where an action ran
 * @throws what the action threw
 */
export async function runProgram(
  words: readonly string[],
  host: Pick<CommandHost, "run">,
  { stdout, stderr }: { readonly stdout: OutputStream; readonly stderr: OutputStream },
): Promise<number | undefined> {
  refuseKeys(words);
  const program = createProgram(host);
  for (const command of [program, ...program.commands]) {
    const advice = command === program ? "legenda --help lists the commands." : `legenda help ${command.name()} explains it.`;
    command
      .exitOverride()
      .showHelpAfterError(advice)
      .configureHelp(styleHelp)
      .configureOutput({
        writeOut: (text) => void stdout.write(text),
        writeErr: (text) => void stderr.write(text),
        // The notes and examples below the options are written for this width.
        getOutHelpWidth: () => Math.min(stdout.columns ?? helpWidth, helpWidth),
        getOutHasColors: () => stdout.isTTY === true,
        outputError: (text) => void stderr.write(`legenda: ${safeText(wordsOf(text))}`),
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

/** The parser's words without its own prefix. What stands behind the equals sign of an unknown flag is not repeated: it may be a key. */
function wordsOf(text: string): string {
  return text.replace(/^error: /, "").replace(/^(unknown option '[^=']*)=[^']*'/, "$1'");
}
