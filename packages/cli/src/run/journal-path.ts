import { existsSync, renameSync } from "node:fs";
import { resolve } from "node:path";
import type { OutputOptions, RunOptions } from "../options/run-options.js";

/** Where a run's journal is: as told, else beside its first output. */
export function journalPath({ journal, output }: Pick<RunOptions, "journal" | "output">, cwd: string): string {
  return resolve(cwd, journal.file ?? besideOutput(output));
}

export function besideOutput({ files }: Pick<OutputOptions, "files">): string {
  return `${files[0]?.path ?? "captions"}.journal`;
}

/**
 * Puts an earlier journal aside, as `….journal.1` or the next number that is free: what it holds was paid for.
 *
 * @returns its new name; `undefined` where there was none
 */
export function putAside(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  let number = 1;
  while (existsSync(`${path}.${number}`)) number++;
  const aside = `${path}.${number}`;
  // What SQLite has not yet moved into the main file goes with it.
  for (const part of ["", "-wal", "-shm"]) if (existsSync(path + part)) renameSync(path + part, aside + part);
  return aside;
}
