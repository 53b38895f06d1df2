import { existsSync, renameSync } from "node:fs";
import { readJournal } from "@legenda/batch";
import { UsageError } from "../usage-error.js";
import type { OutputFile } from "./output-file.js";

/**
 * Renames an earlier journal to `….journal.1`, or the next free number: its answers were paid for. The files that were
 * written from it and have not been modified since belong to the new journal, which may replace them and does not take
 * their contents for existing captions.
 *
 * @param outputs the files that the run will write
 * @returns the old journal's new name; `undefined` if there was none
 * @throws {UsageError} while another run writes it
 */
export async function archiveJournal(journal: string, outputs: readonly OutputFile[]): Promise<string | undefined> {
  if (!existsSync(journal)) return undefined;
  refuseActive(journal);
  const unmodified: OutputFile[] = [];
  for (const file of outputs) if (existsSync(file.path) && !(await file.isModified())) unmodified.push(file);
  let number = 1;
  while (existsSync(`${journal}.${number}`)) number++;
  const archive = `${journal}.${number}`;
  // The files of SQLite's write-ahead log go with it.
  for (const suffix of ["", "-wal", "-shm"]) if (existsSync(journal + suffix)) renameSync(journal + suffix, archive + suffix);
  for (const file of unmodified) await file.markWritten();
  return archive;
}

function refuseActive(path: string): void {
  using reader = readJournal(path);
  if (reader.active) {
    throw new UsageError(
      `--fresh: another run is writing ${path}. Wait for it to end, or name another journal with --journal <file>.`,
    );
  }
}
