import { RootCommand, type Command as TabCommand } from "@bomb.sh/tab";
import type { Argument, Command, Option } from "commander";
import { suggestedNames } from "../models/provider-table.js";

/** The flags whose value is a model's name. */
const modelFlags = new Set(["model", "fallback"]);

/** The program for the completion library: its commands, their flags, and the words that a flag accepts. */
export function buildTree(program: Command): RootCommand {
  const root = new RootCommand();
  for (const command of program.createHelp().visibleCommands(program)) {
    const branch = root.command(command.name(), command.summary());
    for (const option of command.createHelp().visibleOptions(command)) addOption(branch, option);
    for (const argument of command.registeredArguments) addArgument(branch, command, argument, program);
  }
  return root;
}

function addOption(branch: TabCommand, option: Option): void {
  const name = option.long?.replace(/^--/, "");
  if (name === undefined) return;
  const alias = option.short?.replace(/^-/, "");
  const [summary = ""] = option.description.split(/[;(]/);
  if (option.isBoolean()) branch.option(name, summary.trim(), alias);
  else {
    const words = modelFlags.has(name) ? suggestedNames : choicesOf(option);
    branch.option(name, summary.trim(), (complete) => words.forEach((word) => void complete(word, "")), alias);
  }
}

function addArgument(branch: TabCommand, command: Command, argument: Argument, program: Command): void {
  const words = wordsOf(command.name(), program) ?? choicesOf(argument);
  branch.argument(argument.name(), (complete) => words.forEach((word) => void complete(word, "")), argument.variadic);
}

/** What may follow a command, unless that is a file. */
function wordsOf(command: string, program: Command): readonly string[] | undefined {
  if (command === "doctor") return suggestedNames;
  if (command === "help") return program.commands.map((other) => other.name()).filter((name) => name !== "complete");
  return undefined;
}

/** The words that a flag or an argument accepts, if they are few. */
function choicesOf({ parseArg }: Option | Argument): readonly string[] {
  return (parseArg as { readonly choices?: readonly string[] } | undefined)?.choices ?? [];
}
