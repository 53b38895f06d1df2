import { relative } from "node:path";
import type { JournalReader } from "@legenda/batch";
import { refreshFileSignatures } from "@legenda/batch/journal";
import { type SidecarsWritten, writeFailures, writeMetadata, writeOutput } from "@legenda/files";
import { formatCount } from "../progress/format.js";
import { type OutputFile, recordOutput } from "./output-file.js";
import { metadataOptions, type OutputPlan, outputOf, writeOptions } from "./output-plan.js";

/** What was written, and what a person should know about it. */
export interface WrittenOutputs {
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
}

interface Writing {
  readonly plan: OutputPlan;
  readonly journal: JournalReader;
  readonly outputs: string[];
  readonly notes: string[];
}

/** Writes everything that was asked for from the journal, each file whole or not at all. */
export async function writeOutputs(plan: OutputPlan, journal: JournalReader): Promise<WrittenOutputs> {
  const writing: Writing = { plan, journal, outputs: [], notes: [] };
  for (const file of plan.files.outputs) await writeFile(file, writing);
  await writeSidecarFiles(writing);
  await writeImageMetadata(writing);
  if (plan.files.failures) await writeFailureList(plan.files.failures, writing);
  const { outputs, notes } = writing;
  return { outputs, notes };
}

async function writeFile(file: OutputFile, writing: Writing): Promise<void> {
  const { plan, journal, outputs, notes } = writing;
  const copy = await backUp(file, writing);
  // A run that was stopped still has to know which captions its images had.
  if (copy !== undefined && plan.earlier.has(file)) await recordOutput(journal.path, copy);
  const written = await writeOutput(() => journal.results(), outputOf(file, plan), writeOptions(plan));
  await file.markWritten();
  outputs.push(file.name);
  if (written.kind !== "sidecars" && written.unknownColumns.length > 0)
    notes.push(unknownColumnsNote(written.unknownColumns, plan.options.columns?.map(({ from }) => from) ?? []));
}

/** Keeps a copy of a file that is not as a run left it, and says so. */
async function backUp(file: OutputFile, { plan: { cwd }, notes }: Writing): Promise<string | undefined> {
  const copy = await file.backUp();
  if (copy !== undefined)
    notes.push(`${file.name} was modified since the last run: the old file is kept as ${relative(cwd, copy)}.`);
  return copy;
}

async function writeSidecarFiles({ plan, journal, outputs, notes }: Writing): Promise<void> {
  const format = plan.options.sidecar;
  if (format === undefined) return;
  const written = await writeOutput(() => journal.results(), { format }, writeOptions(plan));
  if (written.kind !== "sidecars") return;
  outputs.push(`${written.written + written.unchanged} .${format} files beside the images`);
  const others = written.kept - journal.counts().kept;
  if (others > 0) notes.push(keptSidecarsNote(others, format));
  notes.push(...problemNotes(written));
}

async function writeImageMetadata({ plan, journal, outputs, notes }: Writing): Promise<void> {
  const { metadata: target } = plan.options;
  const options = metadataOptions(plan);
  if (!target || !options) return;
  const written = await writeMetadata(() => journal.results(), options);
  const where = target.target === "copies" ? `, on copies in ${target.folder}` : "";
  if (target.target === "in-place") await refreshFileSignatures(journal.path);
  outputs.push(`the metadata of ${written.written} images${where}`);
  notes.push(...problemNotes(written));
}

/** The list of what failed, if anything did; an older list is emptied. */
async function writeFailureList(file: OutputFile, writing: Writing): Promise<void> {
  const { journal, outputs } = writing;
  // Without failures, a list from elsewhere stays as it is.
  if (journal.counts().failed === 0 && (await file.isModified())) return;
  await backUp(file, writing);
  const failed = await writeFailures(() => journal.results(), file.path);
  await file.markWritten();
  if (failed > 0) outputs.push(`${file.name} (failures)`);
}

const maxProblems = 10;

function problemNotes({ problems, firstProblems }: Pick<SidecarsWritten, "problems" | "firstProblems">): string[] {
  const notes = firstProblems.slice(0, maxProblems).map(({ key, message }) => `${key}: ${message}`);
  return problems > notes.length ? [...notes, `${problems - notes.length} more files could not be written.`] : notes;
}

function unknownColumnsNote(unknown: readonly string[], columns: readonly string[]): string {
  const available = columns.filter((name) => !unknown.includes(name)).join(", ");
  return `--columns: there is no ${unknown.join(", ")}, so these columns are empty. Available: ${available}.`;
}

function keptSidecarsNote(count: number, format: string): string {
  return count === 1
    ? `1 image has a .${format} file with other text already, which is left as it is.`
    : `${formatCount(count)} images have .${format} files with other text already, which are left as they are.`;
}
