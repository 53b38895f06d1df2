import { existsSync, renameSync } from "node:fs";
import { isForeignOutput, readJournal, rememberOutput } from "@legenda/batch";
import { UsageError } from "../usage-error.js";

/**
 * Puts an earlier journal aside, as `….journal.1` or the next number that is free: what it holds was paid for. The files
 * that were written from it and are as it left them belong to the new journal, which may replace them and takes nothing
 * in them for captions that are there already.
 *
 * @param outputs the paths of files that the run will write
 * @returns the old journal's new name; `undefined` where there was none
 * @throws {UsageError} while another run writes it
 */
export async function beginAnew(journal: string, outputs: readonly string[]): Promise<string | undefined> {
  if (!existsSync(journal)) return undefined;
  refuseActive(journal);
  const own: string[] = [];
  for (const path of outputs) if (existsSync(path) && !(await isForeignOutput(journal, path))) own.push(path);
  let number = 1;
  while (existsSync(`${journal}.${number}`)) number++;
  const aside = `${journal}.${number}`;
  // What SQLite has not yet moved into the main file goes with it.
  for (const part of ["", "-wal", "-shm"]) if (existsSync(journal + part)) renameSync(journal + part, aside + part);
  for (const path of own) await rememberOutput(journal, path);
  return aside;
}

function refuseActive(path: string): void {
  using reader = readJournal(path);
  if (reader.active) {
    throw new UsageError(
      `--fresh: another run is writing ${path}. Wait for it to end, or name another journal with --journal <file>.`,
    );
  }
}
