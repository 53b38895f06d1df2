import { constants } from "node:fs";
import { copyFile } from "node:fs/promises";
import { isForeignOutput } from "@legenda/batch";

/**
 * Keeps a copy of a file that this journal did not write, or that somebody has edited since.
 *
 * @returns the copy's path; `undefined` where the file is the journal's own, or not there
 */
export async function keepForeign(journal: string, path: string): Promise<string | undefined> {
  if (!(await isForeignOutput(journal, path))) return undefined;
  for (const copy of copyNames(path)) {
    try {
      await copyFile(path, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return undefined;
}

/** The names of such copies, the oldest first: `captions.csv.bak`, `captions.csv.bak2` and so on. */
export function* copyNames(path: string): Generator<string> {
  for (let number = 1; ; number++) yield `${path}.bak${number === 1 ? "" : number}`;
}
