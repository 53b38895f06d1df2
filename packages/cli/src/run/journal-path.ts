import { resolve } from "node:path";
import type { OutputOptions, RunOptions } from "../options/run-options.js";

/** Where a run's journal is: as told, else beside its first output. */
export function journalPath({ journal, output }: Pick<RunOptions, "journal" | "output">, cwd: string): string {
  return resolve(cwd, journal.file ?? besideOutput(output));
}

export function besideOutput({ files }: Pick<OutputOptions, "files">): string {
  return `${files[0]?.path ?? "captions"}.journal`;
}
