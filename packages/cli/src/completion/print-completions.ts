import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { buildTree } from "./build-tree.js";

/** The library's directives to the shell: complete with files if nothing is offered, or never. */
const filesToo = 0;
const noFiles = 4;

/**
 * Prints how a command line may continue, for a shell: a word and its description on each line, and a directive at the end.
 * Files are left to the shell, which is why the library's own last line is not used: it forbids them everywhere.
 */
export async function printCompletions(program: Command, words: readonly string[], { stdout }: CommandContext): Promise<number> {
  const tree = buildTree(program);
  const last = words.at(-1) ?? "";
  let offered: readonly { readonly value: string; readonly description?: string }[] = [];
  Object.defineProperty(tree, "complete", {
    value: (written: string) => {
      const begun = written.slice(written.startsWith("-") ? written.indexOf("=") + 1 : 0);
      offered = tree.completions.filter(({ value }) => value.startsWith(begun));
    },
  });
  tree.parse([...words]);
  const lines = new Map(offered.map(({ value, description }) => [value, `${value}\t${description ?? ""}`]));
  stdout.write([...lines.values(), `:${lines.size > 0 || last.startsWith("-") ? noFiles : filesToo}`].join("\n").concat("\n"));
  return exitCodes.ok;
}
