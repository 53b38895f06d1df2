import { relative, resolve } from "node:path";
import type { JournalReader } from "@legenda/batch";
import { captionsByKey, withReview } from "@legenda/files";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { ExportOptions } from "../flags/command-flags.js";
import { formatCount } from "../progress/format.js";
import { safeLine } from "../terminal/safe-text.js";
import { openJournal } from "./find-journal.js";
import { checkOutputs, type OutputPlan } from "./output-plan.js";
import { resultFormat } from "./result-format.js";
import { outputFiles } from "./run-outputs.js";
import { atStartup } from "./startup-errors.js";
import { writeOutputs } from "./write-outputs.js";

/** Writes outputs from a journal as it is, also during its run. */
export async function exportJournal(
  journal: string | undefined,
  options: ExportOptions,
  { cwd, stdout, stderr }: CommandContext,
): Promise<number> {
  using reader = openJournal(journal, cwd);
  const files = outputFiles(options, reader.path, cwd);
  const plan: OutputPlan = { files, options, format: resultFormat(reader.settings), earlier: new Set(), cwd };
  await atStartup(() => checkOutputs(plan, undefined, []));
  const { outputs, notes } = await writeOutputs(plan, await reviewed(reader, options.review, cwd));
  if (options.json) stdout.write(`${JSON.stringify({ journal: reader.path, outputs, notes })}\n`);
  else if (!options.quiet) {
    const from = journal === undefined ? [`From ${relative(cwd, reader.path)}: ${contents(reader)}.`] : [];
    for (const line of [...from, ...notes, ...outputs.map((output) => `Written: ${output}`)]) stderr.write(`${safeLine(line)}\n`);
  }
  return exitCodes.ok;
}

/** The journal with the captions that a person has edited in place of its own. */
async function reviewed(journal: JournalReader, review: string | undefined, cwd: string): Promise<JournalReader> {
  if (review === undefined) return journal;
  const captions = await captionsByKey(resolve(cwd, review));
  return { ...journal, results: () => ({ [Symbol.iterator]: () => withReview(journal.results(), captions) }) };
}

function contents(journal: JournalReader): string {
  const { done, failed, kept } = journal.counts();
  const images = done + failed + kept;
  return images === 0 ? "no image has an answer yet" : `${formatCount(images)} ${images === 1 ? "image" : "images"}`;
}
