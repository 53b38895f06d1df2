import { constants } from "node:fs";
import { copyFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  acceptFiles,
  checkMetadataWriting,
  checkWritable,
  type ExportOptions as ExportedAs,
  isForeignOutput,
  type JournalReader,
  type MetadataOptions,
  type Output,
  rememberOutput,
  type SidecarsWritten,
  writeFailures,
  writeMetadata,
  writeOutput,
} from "@legenda/batch";
import type { AltTextOptions } from "@legenda/captions";
import type { ExistingMode, OutputOptions } from "../options/run-options.js";

/** What decides how results are written. */
export interface OutputPlan {
  readonly output: OutputOptions;
  readonly existing: ExistingMode;
  readonly separator: string;
  readonly textColumn: string;
  readonly findings: AltTextOptions | undefined;
  readonly language: string | undefined;
  readonly cwd: string;
}

/** What was written, and what a person should hear of it. */
export interface OutputsWritten {
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
}

/** Makes sure before the first call that everything can be written. */
export async function checkOutputs(plan: OutputPlan, journal: string, beside: readonly string[]): Promise<void> {
  const failures = failuresPath(plan);
  const metadata = metadataOptions(plan);
  if (metadata) await checkMetadataWriting(metadata);
  await checkWritable([...outputsOf(plan), journal, ...(failures === undefined ? [] : [resolve(plan.cwd, failures)])], {
    beside,
  });
}

/** Writes everything that was asked for from the journal, each file whole or not at all. */
export async function writeOutputs(plan: OutputPlan, journal: JournalReader): Promise<OutputsWritten> {
  const outputs: string[] = [];
  const notes: string[] = [];
  const results = () => journal.results();
  for (const output of outputsOf(plan)) {
    if ("path" in output) {
      const kept = await keepForeign(journal.path, output.path);
      if (kept !== undefined) notes.push(`${output.path} was not as this run had left it: the old file is kept as ${kept}.`);
    }
    const written = await writeOutput(output, results, exportedAs(plan));
    if (written.kind === "sidecars") {
      outputs.push(`${written.written + written.unchanged} .${output.format} files beside the images`);
      notes.push(...problemNotes(written));
      continue;
    }
    await rememberOutput(journal.path, written.path);
    outputs.push(shownPath(plan, written.path));
    if (written.unknownColumns.length > 0) notes.push(noSuchColumns(written.unknownColumns, written.columns));
  }
  await metadata(plan, journal, outputs, notes);
  await failures(plan, journal, outputs);
  return { outputs, notes };
}

/** The list of what failed, where something did; an older one is emptied. */
async function failures(plan: OutputPlan, journal: JournalReader, outputs: string[]): Promise<void> {
  const path = failuresPath(plan);
  if (path === undefined) return;
  const file = resolve(plan.cwd, path);
  if (await isForeignOutput(journal.path, file)) return;
  const failed = await writeFailures(() => journal.results(), file);
  await rememberOutput(journal.path, file);
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

function metadataOptions({ output, cwd, existing, language }: OutputPlan): MetadataOptions | undefined {
  const { metadata: wanted } = output;
  if (!wanted) return undefined;
  const where = wanted.target === "copies" ? { folder: resolve(cwd, wanted.folder) } : { inPlace: true as const };
  return { ...where, existing, ...(language !== undefined && { language }) };
}

const mostProblems = 10;

function outputsOf({ output, cwd }: OutputPlan): Output[] {
  const { files, sidecar, bom, keepFormulas } = output;
  const cells = { bom, formulas: keepFormulas ? "keep" : "defuse" } as const;
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
    ...(output.columns && { columns: output.columns }),
    ...(!output.findings ? { findings: false as const } : findings && { findings }),
  };
}

/** `captions.csv` has its failures in `captions.failed.csv`. */
export function failuresPath({ output }: Pick<OutputPlan, "output">): string | undefined {
  const [first] = output.files;
  return first && `${first.path.replace(/\.[^./\\]+$/, "")}.failed.csv`;
}

/** A copy of a file that this journal did not write, or that somebody has edited since. */
async function keepForeign(journal: string, path: string): Promise<string | undefined> {
  if (!(await isForeignOutput(journal, path))) return undefined;
  for (let number = 1; ; number++) {
    const copy = `${path}.bak${number === 1 ? "" : number}`;
    try {
      await copyFile(path, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function problemNotes({ problems, firstProblems }: Pick<SidecarsWritten, "problems" | "firstProblems">): string[] {
  const shown = firstProblems.slice(0, mostProblems).map(({ key, message }) => `${key}: ${message}`);
  return problems > shown.length ? [...shown, `${problems - shown.length} more files could not be written.`] : shown;
}

function noSuchColumns(unknown: readonly string[], columns: readonly string[]): string {
  return `--columns: nothing is called ${unknown.join(", ")}, so these columns are empty. There are: ${columns.filter((name) => !unknown.includes(name)).join(", ")}.`;
}

const shownPath = ({ output, cwd }: OutputPlan, path: string): string =>
  output.files.find((file) => resolve(cwd, file.path) === path)?.path ?? path;
