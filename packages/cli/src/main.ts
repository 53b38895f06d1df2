import type { CommandContext } from "./command-context.js";
import type { ActionSettings } from "./commands/add-command.js";
import { loadEnvironment } from "./environment/load-environment.js";
import { exitCodes } from "./exit-codes.js";
import { printError } from "./print-error.js";
import { runProgram } from "./run-program.js";
import { catchInterrupts } from "./terminal/catch-interrupts.js";
import { withoutSqliteWarning } from "./terminal/without-sqlite-warning.js";

/** Runs the command in a process, and sets its exit code. */
export async function main(words: readonly string[], process: NodeJS.Process): Promise<void> {
  withoutSqliteWarning(process);
  const { stdin, stdout, stderr } = process;
  const command = ["legenda", ...words];
  // Of the action, once it runs.
  let stopNow: AbortSignal | undefined;

  async function run(settings: ActionSettings, action: (context: CommandContext) => Promise<number>): Promise<void> {
    const cwd = process.cwd();
    const environment = loadEnvironment(process.env, { cwd, envFile: settings.envFile });
    if (settings.exportsEnvironment) {
      for (const name of environment.fromFile) process.env[name] = environment.values[name];
    }
    const { stopping, signal, release } = catchInterrupts(process, settings.graceful);
    stopNow = signal;
    const isInteractive = stdin.isTTY === true && stderr.isTTY === true && !environment.values.CI;
    const { platform } = process;
    try {
      process.exitCode = await action({
        ...{ stdin, stdout, stderr, env: environment.values, environment, cwd },
        ...{ command, platform, isInteractive, stopping, signal },
      });
    } finally {
      release();
    }
  }

  try {
    const code = await runProgram(words, run, { stdout, stderr });
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    process.exitCode = printError(error, { stderr, env: process.env, command, ...(stopNow && { signal: stopNow }) });
  }
  if (process.exitCode === exitCodes.stopped) {
    // A request or a timer that still runs must not keep a stopped process alive.
    stdout.write("", () => process.exit());
  }
}
