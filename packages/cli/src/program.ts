import { Command } from "commander";
import type { CommandContext } from "./command-context.js";
import { defineCaption } from "./commands/caption-command.js";
import { defineCheck } from "./commands/check-command.js";
import { defineComplete, defineCompletion } from "./commands/completion-command.js";
import { defineDoctor } from "./commands/doctor-command.js";
import { defineExport } from "./commands/export-command.js";
import { defineModels } from "./commands/models-command.js";
import { defineRun } from "./commands/run-command.js";
import { defineStatus } from "./commands/status-command.js";
import { type CommandName, overview, summaries } from "./overview.js";
import { version } from "./version.js";

/** How an action is run. */
export interface ActionSettings {
  /** As `--dotenv` has it. */
  readonly envFile?: string | undefined;
  /** Whether Ctrl-C asks it to finish before it ends it. */
  readonly graceful?: boolean;
  /** Puts the `.env` file's variables into the process, for code of the user's own. */
  readonly exportEnvironment?: boolean;
}

/** What the definitions need of the process. */
export interface CommandHost {
  /** Runs an action in its context, and keeps its exit code. */
  run(settings: ActionSettings, action: (context: CommandContext) => Promise<number>): Promise<void>;
  /** The program itself, for what completes it. */
  program(): Command;
}

const definitions: Readonly<Record<Exclude<CommandName, "help">, (command: Command, host: CommandHost) => void>> = {
  caption: defineCaption,
  run: defineRun,
  check: defineCheck,
  models: defineModels,
  doctor: defineDoctor,
  status: defineStatus,
  export: defineExport,
  completion: defineCompletion,
};

/** The command line, defined. Nothing of what its actions need is loaded yet. */
export function createProgram(host: Omit<CommandHost, "program">): Command {
  const program = new Command("legenda");
  const whole: CommandHost = { ...host, program: () => program };
  program.version(version(), "-V, --version", "print the version").helpOption("-h, --help", "print this");
  program.helpCommand("help [command]", summaries.help).exitOverride();
  // The overview stands as a text, so that it needs no parser.
  program.helpInformation = () => overview;
  for (const [name, define] of Object.entries(definitions)) {
    const summary = summaries[name as CommandName];
    const command = program
      .command(name)
      .summary(summary)
      .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`);
    define(command.helpOption("-h, --help", "print this"), whole);
  }
  defineComplete(program.command("complete", { hidden: true }), whole);
  return program;
}
