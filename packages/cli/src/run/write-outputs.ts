import { relative, resolve } from "node:path";
import type { AltTextOptions } from "@legenda/alt-text";
import { acceptFiles, isForeignOutput, JournalError, type JournalReader, rememberOutput } from "@legenda/batch";
import {
  checkMetadataWriting,
  checkWritable,
  type ExportOptions as ExportedAs,
  type MetadataOptions,
  type Output,
  type SidecarsWritten,
  writeFailures,
  writeMetadata,
  writeOutput,
} from "@legenda/files";
import type { ExistingMode, OutputOptions } from "../options/run-options.js";
import { formatCount } from "../progress/format/format-count.js";
import { keepForeign } from "./keep-foreign.js";

/** What decides how results are written. */
export interface OutputPlan {
  readonly output: OutputOptions;
  readonly existing: ExistingMode;
  readonly separator: string;
  readonly textColumn: string;
  readonly findings: AltTextOptions | undefined;
  readonly language: string | undefined;
  /** Outputs that hold captions of before, for the images of this run: absolute paths. */
  readonly earlier: readonly string[];
  readonly cwd: string;
}

/** What was written, and what a person should hear of it. */
export interface OutputsWritten {
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
}

/** Makes sure before the first call that everything can be written; a journal that is only read needs not to be. */
export async function checkOutputs(plan: OutputPlan, journal: string | undefined, beside: readonly string[]): Promise<void> {
  const failures = failuresPath(plan);
  const metadata = metadataOptions(plan);
  if (metadata) await checkMetadataWriting(metadata);
  const others = [journal, failures === undefined ? undefined : resolve(plan.cwd, failures)];
  await checkWritable([...outputsOf(plan), ...others.filter((path) => path !== undefined)], { beside });
}

/** Writes everything that was asked for from the journal, each file whole or not at all. */
export async function writeOutputs(plan: OutputPlan, journal: JournalReader): Promise<OutputsWritten> {
  const outputs: string[] = [];
  const notes: string[] = [];
  const results = () => journal.results();
  for (const output of outputsOf(plan)) {
    if ("path" in output) {
      const kept = await keepForeign(journal.path, output.path);
      // A run that was stopped still has to know what its images had.
      if (kept !== undefined && plan.earlier.includes(output.path)) await remember(journal.path, kept);
      if (kept !== undefined) notes.push(keptNote(plan, output.path, kept));
    }
    const written = await writeOutput(output, results, exportedAs(plan));
    if (written.kind === "sidecars") {
      outputs.push(`${written.written + written.unchanged} .${output.format} files beside the images`);
      const others = written.kept - journal.counts().kept;
      if (others > 0) notes.push(sidecarsKept(others, output.format));
      notes.push(...problemNotes(written));
      continue;
    }
    await remember(journal.path, written.path);
    outputs.push(shownPath(plan, written.path));
    if (written.unknownColumns.length > 0)
      notes.push(noSuchColumns(written.unknownColumns, plan.output.columns?.map(({ from }) => from) ?? []));
  }
  await metadata(plan, journal, outputs, notes);
  await failures(plan, journal, outputs, notes);
  return { outputs, notes };
}

/** A journal that may only be read is exported all the same; what was written counts as somebody else's then. */
async function remember(journal: string, path: string): Promise<void> {
  try {
    await rememberOutput(journal, path);
  } catch (error) {
    if (!(error instanceof JournalError && error.reason === "unwritable")) throw error;
  }
}

/** The list of what failed, where something did; an older one is emptied. */
async function failures(plan: OutputPlan, journal: JournalReader, outputs: string[], notes: string[]): Promise<void> {
  const path = failuresPath(plan);
  if (path === undefined) return;
  const file = resolve(plan.cwd, path);
  // Where nothing failed, a list of somebody else's stays as it is.
  if (journal.counts().failed === 0 && (await isForeignOutput(journal.path, file))) return;
  const kept = await keepForeign(journal.path, file);
  if (kept !== undefined) notes.push(keptNote(plan, file, kept));
  const failed = await writeFailures(() => journal.results(), file);
  await remember(journal.path, file);
  if (failed > 0) outputs.push(`${path} (what failed)`);
}

async function metadata(plan: OutputPlan, journal: JournalReader, outputs: string[], notes: string[]): Promise<void> {
  const { metadata: wanted } = plan.output;
  const options = metadataOptions(plan);
  if (!wanted || !options) return;
  // Joining to the old text is the writer's own work: it reads what the image has.
  const written = await writeMetadata(() => journal.results(), options);
  const where = wanted.target === "copies" ? `, on copies in ${wanted.folder}` : "";
  if (wanted.target === "in-place") await acceptFiles(journal.path);
  outputs.push(`the metadata of ${written.written} images${where}`);
  notes.push(...problemNotes(written));
}

function metadataOptions({ output, cwd, existing, separator, language }: OutputPlan): MetadataOptions | undefined {
  const { metadata: wanted } = output;
  if (!wanted) return undefined;
  const where = wanted.target === "copies" ? { folder: resolve(cwd, wanted.folder) } : { inPlace: true as const };
  return { ...where, existing, separator, ...(language !== undefined && { language }) };
}

const mostProblems = 10;

function outputsOf({ output, cwd }: OutputPlan): Output[] {
  const { files, sidecar, bom, keepFormulas } = output;
  const cells = { bom, formulas: keepFormulas ? "keep" : "escape" } as const;
  const written = files.map(({ path, format }): Output => {
    const at = { path: resolve(cwd, path) };
    return format === "csv" || format === "tsv" ? { ...at, format, ...cells } : { ...at, format };
  });
  return sidecar === undefined ? written : [...written, { format: sidecar }];
}

function exportedAs({ output, existing, separator, textColumn, findings }: OutputPlan): ExportedAs {
  return {
    existing,
    separator,
    textColumn,
    details: output.details,
    ...(output.columns && { columns: Object.fromEntries(output.columns.map(({ name, from }) => [name, from])) }),
    ...(!output.findings ? { findings: false as const } : findings && { findings }),
  };
}

/** The files that are written, as absolute paths. */
export function filesOf(plan: OutputPlan): string[] {
  const failures = failuresPath(plan);
  const paths = [...plan.output.files.map(({ path }) => path), ...(failures === undefined ? [] : [failures])];
  return paths.map((path) => resolve(plan.cwd, path));
}

/** `captions.csv` has its failures in `captions.failed.csv`. */
export function failuresPath({ output }: Pick<OutputPlan, "output">): string | undefined {
  const [first] = output.files;
  return first && `${first.path.replace(/\.[^./\\]+$/, "")}.failed.csv`;
}

function problemNotes({ problems, firstProblems }: Pick<SidecarsWritten, "problems" | "firstProblems">): string[] {
  const shown = firstProblems.slice(0, mostProblems).map(({ key, message }) => `${key}: ${message}`);
  return problems > shown.length ? [...shown, `${problems - shown.length} more files could not be written.`] : shown;
}

function noSuchColumns(unknown: readonly string[], columns: readonly string[]): string {
  return `--columns: nothing is called ${unknown.join(", ")}, so these columns are empty. There are: ${columns.filter((name) => !unknown.includes(name)).join(", ")}.`;
}

function sidecarsKept(kept: number, format: string): string {
  return `${formatCount(kept)} ${kept === 1 ? "image has" : "images have"} a .${format} file of other words already, which ${kept === 1 ? "is" : "are"} left as ${kept === 1 ? "it is" : "they are"}.`;
}

function keptNote({ cwd, ...plan }: OutputPlan, path: string, kept: string): string {
  return `${shownPath({ cwd, ...plan }, path)} was not as this run had left it: the old file is kept as ${relative(cwd, kept)}.`;
}

const shownPath = ({ output, cwd }: OutputPlan, path: string): string =>
  output.files.find((file) => resolve(cwd, file.path) === path)?.path ?? relative(cwd, path);
