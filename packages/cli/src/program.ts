import { Command } from "commander";
import { addCommand, type RunAction } from "./commands/add-command.js";
import { caption } from "./commands/caption.js";
import { check } from "./commands/check.js";
import { complete } from "./commands/complete.js";
import { completion } from "./commands/completion.js";
import type { AnyCommand } from "./commands/define-command.js";
import { doctor } from "./commands/doctor.js";
import { exportResults } from "./commands/export.js";
import { models } from "./commands/models.js";
import { run } from "./commands/run.js";
import { status } from "./commands/status.js";
import { type CommandName, overview, summaries } from "./overview.js";
import { version } from "./version.js";

/** In the order of the overview. */
const commands: readonly AnyCommand[] = [caption, run, check, models, doctor, status, exportResults, completion];

/** The command line, defined. What the commands do is not loaded yet. */
export function createProgram(runAction: RunAction): Command {
  const program = new Command("legenda");
  program.version(version(), "-V, --version", "print the version").helpOption("-h, --help", "print this");
  program.helpCommand("help [command]", summaries.help).exitOverride();
  // The overview is a constant, so that printing it needs no parser.
  program.helpInformation = () => overview;
  for (const definition of commands) {
    const summary = summaries[definition.name as CommandName];
    const command = program
      .command(definition.name)
      .summary(summary)
      .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
      .helpOption("-h, --help", "print this");
    addCommand(program, command, definition, runAction);
  }
  addCommand(program, program.command(complete.name, { hidden: true }), complete, runAction);
  return program;
}
