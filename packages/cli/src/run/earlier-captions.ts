import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { isForeignOutput, readJournal } from "@legenda/batch";
import { captionsByKey } from "@legenda/files";
import type { RunOptions } from "../options/run-options.js";
import { copyNames } from "./keep-foreign.js";

/** Captions of before this run, by the images' names. */
export interface EarlierCaptions {
  readonly captions: ReadonlyMap<string, string>;
  /** The outputs among them: captions of which the journal does not know. */
  readonly files: readonly string[];
}

/**
 * The captions of outputs that are there already and are not this journal's own: of its own ones the journal knows more.
 * What stood in such a file before a run replaced it is found in the copy that was kept, and what the journal's images
 * had before, in the journal.
 */
export async function earlierCaptions(
  { output, selection, journal: { fresh } }: RunOptions,
  journal: string,
  cwd: string,
): Promise<EarlierCaptions> {
  const known = existsSync(journal);
  const captions = new Map<string, string>();
  const files: string[] = [];
  if (selection.existing === "overwrite") return { captions, files };
  if (known) {
    const all = fresh ? "all" : output.sidecar === undefined ? "open and kept" : "open";
    for (const [key, caption] of captionsInJournal(journal, all)) captions.set(key, caption);
    // What its outputs hold is what is to be made anew.
    if (fresh) return { captions, files };
  }
  for (const { format, path } of output.files) {
    if (format === "md" || format === "html") continue;
    const file = resolve(cwd, path);
    for (const copy of known ? copyNames(file) : []) {
      if (!existsSync(copy)) break;
      if (!(await isForeignOutput(journal, copy))) await addCaptions(captions, copy, format);
    }
    if (!isFile(file) || (known && !(await isForeignOutput(journal, file)))) continue;
    files.push(file);
    await addCaptions(captions, file, format);
  }
  return { captions, files };
}

/** What is no file is told of when the outputs are checked. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

async function addCaptions(captions: Map<string, string>, file: string, format: "csv" | "tsv" | "jsonl"): Promise<void> {
  for (const [key, caption] of await captionsByKey(file, { format })) captions.set(key, caption);
}

/** What images had before, of those that are wanted. Of images that kept it sidecars know better, where there are any. */
function* captionsInJournal(
  journal: string,
  wanted: "all" | "open and kept" | "open",
): Generator<readonly [key: string, caption: string]> {
  using reader = readJournal(journal);
  const counts = reader.counts();
  if (wanted !== "all" && counts.failed + counts.kept === 0) return;
  for (const { key, status, existing } of reader.results()) {
    if (existing === undefined || (status === "done" && wanted !== "all") || (status === "kept" && wanted === "open")) continue;
    yield [key, existing];
  }
}
