import { readJournal } from "@legenda/batch";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { ExportOptions } from "../options/run-options.js";
import { safeLine } from "../terminal/safe-text.js";
import { findJournal } from "./find-journal.js";
import { checkOutputs, type OutputPlan, writeOutputs } from "./write-outputs.js";

/** `legenda export`: outputs from a journal as it is, also while its run goes on. */
export async function exportCommand(
  journal: string | undefined,
  options: ExportOptions,
  context: CommandContext,
): Promise<number> {
  const { cwd, stdout, stderr } = context;
  using reader = readJournal(findJournal(journal, cwd));
  const { settings } = reader;
  const tags = settings.kind === "tags" && settings.prompt === undefined;
  const language = typeof settings.language === "string" ? settings.language : undefined;
  const plan: OutputPlan = {
    output: options.output,
    existing: "overwrite",
    separator: " ",
    textColumn: tags ? "tags" : "caption",
    findings: settings.kind === "alt-text" ? { ...(language !== undefined && { language }) } : undefined,
    language,
    cwd,
  };
  await checkOutputs(plan, reader.path, []);
  const { outputs, notes } = await writeOutputs(plan, reader);
  if (options.json) stdout.write(`${JSON.stringify({ outputs, notes })}\n`);
  else if (!options.quiet)
    for (const line of [...notes, ...outputs.map((output) => `Written: ${output}`)]) stderr.write(`${safeLine(line)}\n`);
  return exitCodes.ok;
}
