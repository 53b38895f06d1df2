import { existsSync, statSync } from "node:fs";
import { readJournal } from "@legenda/batch";
import { captionsByKey } from "@legenda/files";
import type { RunOptions } from "../flags/command-flags.js";
import { backupNames } from "./backup-file.js";
import { OutputFile } from "./output-file.js";
import type { RunFiles } from "./run-outputs.js";

/** Captions from before a run, by the images' names. */
export interface EarlierCaptions {
  readonly captions: ReadonlyMap<string, string>;
  /** The outputs that contained some of them which the journal does not know. */
  readonly outputs: ReadonlySet<OutputFile>;
}

/**
 * The captions in existing outputs that are not as the journal left them: it knows the contents of its own. What a file
 * contained before a run replaced it is in the backup, and what the journal's images had before is in the journal.
 */
export async function earlierCaptions(
  { existing, fresh, sidecar }: RunOptions,
  { journal, outputs: files }: RunFiles,
): Promise<EarlierCaptions> {
  const hasJournal = existsSync(journal);
  const captions = new Map<string, string>();
  const outputs = new Set<OutputFile>();
  if (existing === "overwrite") return { captions, outputs };
  if (hasJournal) {
    const wanted = fresh ? "all" : sidecar === undefined ? "pending and kept" : "pending";
    for (const [key, caption] of captionsInJournal(journal, wanted)) captions.set(key, caption);
    // A fresh run captions again what its outputs contain.
    if (fresh) return { captions, outputs };
  }
  for (const file of files) {
    // Pages for people are not read back.
    if (file.format === "md" || file.format === "html") continue;
    if (hasJournal) await addBackups(captions, file, journal);
    // The check of the outputs reports what is not a file.
    if (!isFile(file.path) || !(await file.isModified())) continue;
    outputs.add(file);
    await addCaptions(captions, file);
  }
  return { captions, outputs };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

async function addBackups(captions: Map<string, string>, { name, path, format }: OutputFile, journal: string): Promise<void> {
  for (const copy of backupNames(path)) {
    if (!existsSync(copy)) return;
    const backup = new OutputFile({ name, path: copy, format }, journal);
    if (!(await backup.isModified())) await addCaptions(captions, backup);
  }
}

async function addCaptions(captions: Map<string, string>, { path, format }: OutputFile): Promise<void> {
  if (format === "md" || format === "html") return;
  for (const [key, caption] of await captionsByKey(path, { format })) captions.set(key, caption);
}

/** The captions that images had before the journal's runs. Sidecars, if there are any, say more about images that kept theirs. */
function* captionsInJournal(
  journal: string,
  wanted: "all" | "pending and kept" | "pending",
): Generator<readonly [key: string, caption: string]> {
  using reader = readJournal(journal);
  const counts = reader.counts();
  if (wanted !== "all" && counts.failed + counts.kept === 0) return;
  for (const { key, status, existing } of reader.results()) {
    if (existing === undefined || (status === "done" && wanted !== "all") || (status === "kept" && wanted === "pending"))
      continue;
    yield [key, existing];
  }
}
