import { relative, resolve } from "node:path";
import type { JournalReader } from "@legenda/batch";
import { captionsByKey, withReview } from "@legenda/files";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { ExportOptions } from "../options/run-options.js";
import { formatCount } from "../progress/format/format-count.js";
import { safeLine } from "../terminal/safe-text.js";
import { beforeTheFirst } from "./could-not-begin.js";
import { openJournal } from "./find-journal.js";
import { planOfSettings } from "./plan-of-settings.js";
import { checkOutputs, type OutputPlan, writeOutputs } from "./write-outputs.js";

/** `legenda export`: outputs from a journal as it is, also while its run goes on. */
export async function exportCommand(
  journal: string | undefined,
  options: ExportOptions,
  context: CommandContext,
): Promise<number> {
  const { cwd, stdout, stderr } = context;
  using reader = openJournal(journal, cwd);
  const plan: OutputPlan = { output: options.output, ...planOfSettings(reader.settings), earlier: [], cwd };
  await beforeTheFirst(() => checkOutputs(plan, undefined, []));
  const { outputs, notes } = await writeOutputs(plan, await reviewed(reader, options.review, cwd));
  if (options.json) stdout.write(`${JSON.stringify({ journal: reader.path, outputs, notes })}\n`);
  else if (!options.quiet) {
    // Which one was meant is told where nobody said it.
    const from = journal === undefined ? [`From ${relative(cwd, reader.path)}: ${known(reader)}.`] : [];
    for (const line of [...from, ...notes, ...outputs.map((output) => `Written: ${output}`)]) stderr.write(`${safeLine(line)}\n`);
  }
  return exitCodes.ok;
}

/** The journal with a person's captions in place of those that they changed. */
async function reviewed(journal: JournalReader, review: string | undefined, cwd: string): Promise<JournalReader> {
  if (review === undefined) return journal;
  const captions = await captionsByKey(resolve(cwd, review));
  return { ...journal, results: () => ({ [Symbol.iterator]: () => withReview(journal.results(), captions) }) };
}

function known(journal: JournalReader): string {
  const { done, failed, kept } = journal.counts();
  const images = done + failed + kept;
  return images === 0 ? "no image is answered yet" : `${formatCount(images)} ${images === 1 ? "image" : "images"}`;
}
