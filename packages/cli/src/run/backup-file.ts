import { constants } from "node:fs";
import { copyFile } from "node:fs/promises";

/**
 * Copies a file to the first free name of its backups.
 *
 * @returns the copy's path
 */
export async function backUpFile(path: string): Promise<string> {
  for (const copy of backupNames(path)) {
    try {
      await copyFile(path, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  throw new TypeError("The names of backups do not end.");
}

/** The names of a file's backups, the oldest first: `captions.csv.bak`, `captions.csv.bak2` and so on. */
export function* backupNames(path: string): Generator<string> {
  for (let number = 1; ; number++) yield `${path}.bak${number === 1 ? "" : number}`;
}
