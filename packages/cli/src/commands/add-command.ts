import { Argument, type Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { commanderOption } from "../flags/commander-option.js";
import { defaultOptions, type Flag, type Flags } from "../flags/define-flags.js";
import type { AnyCommand, ArgumentDefinition } from "./define-command.js";

/** How an action is run. */
export interface ActionSettings {
  /** As `--dotenv` names it. */
  readonly envFile: string | undefined;
  readonly graceful: boolean;
  readonly exportsEnvironment: boolean;
}

/** Runs an action in its context, and keeps its exit code. */
export type RunAction = (settings: ActionSettings, action: (context: CommandContext) => Promise<number>) => Promise<void>;

/** Adds a command to the parser: its arguments, flags and help, and the action that runs it. */
export function addCommand(program: Command, command: Command, definition: AnyCommand, run: RunAction): void {
  const { args, flags, notes, graceful = false, exportsEnvironment = false } = definition;
  for (const [name, argument] of Object.entries(args)) command.addArgument(commanderArgument(name, argument));
  for (const [name, flag] of Object.entries(flags)) command.addOption(commanderOption(name, flag));
  if (definition.internal) command.allowUnknownOption().helpOption(false);
  if (notes !== "") command.addHelpText("after", notes);
  command.action(async (...parameters: readonly unknown[]) => {
    const values = Object.fromEntries(Object.keys(args).map((name, index) => [name, parameters[index]]));
    const { options, explicitFlags } = readOptions(flags, command);
    const envFile = (options.dotenv ?? options.envFile) as string | undefined;
    await run({ envFile, graceful, exportsEnvironment }, (context) =>
      definition.run({ args: values as never, options: options as never, explicitFlags, program }, context),
    );
  });
}

/** The values of all flags, and the names of those that were set on the command line. */
function readOptions(flags: Flags, command: Command): { options: Record<string, unknown>; explicitFlags: ReadonlySet<string> } {
  const explicitFlags = new Set(Object.keys(flags).filter((name) => command.getOptionValueSource(name) === "cli"));
  const values = [...explicitFlags].map((name): [string, unknown] => [
    name,
    givenValue(flags[name], command.getOptionValue(name)),
  ]);
  return { options: { ...defaultOptions(flags), ...Object.fromEntries(values) }, explicitFlags };
}

/** The parser takes a flag without its optional value for `true`. */
function givenValue(flag: Flag | undefined, value: unknown): unknown {
  return value === true && flag && "bare" in flag ? flag.bare : value;
}

function commanderArgument(name: string, { help, required, variadic, read }: ArgumentDefinition): Argument {
  const text = `${name}${variadic ? "..." : ""}`;
  const argument = new Argument(required ? `<${text}>` : `[${text}]`, help);
  return read ? argument.argParser(Object.assign((value: string) => read(value), { choices: read.choices ?? [] })) : argument;
}
