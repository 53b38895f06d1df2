import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import type { Flags, ParsedFlags, Reader } from "../flags/define-flags.js";
import type { CommandName } from "../overview.js";

/** A positional argument. */
export interface ArgumentDefinition {
  readonly help: string;
  readonly required?: true;
  /** Whether it takes all that follows. It is the last one then. */
  readonly variadic?: true;
  readonly read?: Reader<string>;
}

export type ArgumentDefinitions = Readonly<Record<string, ArgumentDefinition>>;

type ParsedArgument<A> = A extends { readonly variadic: true }
  ? readonly string[]
  : A extends { readonly read: (text: string) => infer T }
    ? T
    : A extends { readonly required: true }
      ? string
      : string | undefined;

type ParsedArguments<A> = { readonly [Name in keyof A]: ParsedArgument<A[Name]> };

/** A command line as it was parsed. */
export interface CommandCall<A, F> {
  readonly args: ParsedArguments<A>;
  readonly options: ParsedFlags<F>;
  /** The options that were set by flags; the others have their defaults. */
  readonly explicitFlags: ReadonlySet<keyof F>;
  /** The program, for what completes its commands. */
  readonly program: Command;
}

export interface CommandDefinition<A extends ArgumentDefinitions, F extends Flags> {
  readonly name: CommandName | "complete";
  readonly args: A;
  readonly flags: F;
  /** What the help says below the flags: notes, examples and exit codes. */
  readonly notes: string;
  /** Whether Ctrl-C asks it to finish before it ends it. */
  readonly graceful?: true;
  /** Whether the variables of the `.env` file are put into the process, for the user's own code. */
  readonly exportsEnvironment?: true;
  /** Whether it takes any words, and the help does not list it. */
  readonly internal?: true;
  /** Runs it and returns the exit code. It imports what it needs, so that help and completion load none of it. */
  run(call: CommandCall<A, F>, context: CommandContext): Promise<number>;
}

/** A command of any arguments and flags, for the program that holds them all. */
export type AnyCommand = CommandDefinition<ArgumentDefinitions, Flags>;

/** Defines a command; the types of its arguments and options are inferred from their definitions. */
export function defineCommand<const A extends ArgumentDefinitions, const F extends Flags>(
  definition: CommandDefinition<A, F>,
): AnyCommand {
  return definition as unknown as AnyCommand;
}
