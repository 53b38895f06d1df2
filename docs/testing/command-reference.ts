import type { Argument, Command, Option } from "commander";
import { createProgram } from "../../packages/cli/src/program.js";

const head = `# Reference of the \`legenda\` command

Every command, argument and option, as \`legenda help <command>\` prints them. [The guide](command.md) says how they work
together; [from a folder of pictures to a table for your shop](web-shop.md) begins at the beginning.

<!-- Made from the command's own definitions, and held to them by docs/command.test.ts. -->
`;

/** The reference as Markdown, out of the command's own definitions. */
export function commandReference(): string {
  const program = createProgram(() => Promise.reject(new Error("Nothing is run here.")));
  const help = program.createHelp();
  const commands = help.visibleCommands(program).filter((command) => command.name() !== "help");
  const list = commands.map(
    (command) => `- [\`legenda ${command.name()}\`](#legenda-${command.name()}): ${escaped(command.summary())}`,
  );
  const whole = [
    head.trimEnd(),
    list.join("\n"),
    "Before a command, or with none:",
    optionList(help.visibleOptions(program)),
    ...commands.flatMap(section),
  ];
  return `${whole.join("\n\n")}\n`;
}

function section(command: Command): string[] {
  const help = command.createHelp();
  const args = help.visibleArguments(command);
  return [
    `## legenda ${command.name()}`,
    escaped(command.description()),
    `\`\`\`text\n${help.commandUsage(command)}\n\`\`\``,
    ...(args.length > 0 ? [args.map(argumentItem).join("\n")] : []),
    ...groupsOf(help.visibleOptions(command)).flatMap(([heading, options]) => {
      const [title = "", ...more] = heading.split(/\.\s+/);
      return [
        `### ${title === "" ? "Options" : title}`,
        ...(more.length > 0 ? [`${escaped(more.join(". "))}:`] : []),
        optionList(options),
      ];
    }),
    ...afterwords(command),
  ];
}

/** By the titles under which the help has them, in its order. */
function groupsOf(options: readonly Option[]): [title: string, options: Option[]][] {
  const groups = new Map<string, Option[]>();
  for (const option of options) {
    const title = (option.helpGroupHeading ?? "").replace(/:$/, "");
    groups.set(title, [...(groups.get(title) ?? []), option]);
  }
  return [...groups].sort(([one], [other]) => Number(one === "") - Number(other === ""));
}

function argumentItem(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? "..." : "");
  return item(argument.required ? `<${name}>` : `[${name}]`, argument.description, []);
}

const optionList = (options: readonly Option[]): string =>
  options.map((option) => item(option.flags, option.description, wordsOf(option))).join("\n");

function item(term: string, description: string, words: readonly string[]): string {
  // Most descriptions name the default, and the words that may be given; what they leave out is added.
  const [, text = description, usual] = /^(.*?) ?\(default: (.*)\)$/s.exec(description) ?? [];
  const missing = words.filter((word) => !description.includes(word));
  const choices = missing.length > 0 ? ` One of ${words.map((word) => `\`${word}\``).join(", ")}.` : "";
  const end = /[.!?…]$/.test(text) ? "" : ".";
  return `- \`${term}\`: ${escaped(text)}${end}${choices}${usual === undefined ? "" : ` _Default: ${escaped(usual)}._`}`;
}

/** The words that an option accepts, if they are few. */
const wordsOf = ({ parseArg }: Option): readonly string[] =>
  (parseArg as { readonly choices?: readonly string[] } | undefined)?.choices ?? [];

/** What the help says below the options: examples and exit codes. */
function afterwords(command: Command): string[] {
  let written = "";
  command.configureOutput({ writeOut: (text) => (written += text), getOutHelpWidth: () => 120 });
  command.outputHelp();
  const after = written.slice(command.helpInformation().length).trim();
  return after === "" ? [] : [`\`\`\`text\n${after}\n\`\`\``];
}

const escaped = (text: string): string => text.replace(/[\\*_<>`[\]]/g, "\\$&").replaceAll("\n", " ");
