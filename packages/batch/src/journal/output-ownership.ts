import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { openDatabase, toJournalError } from "./open-database.js";

/**
 * Remembers a file as one that was written from the journal, so that a later run may replace it.
 *
 * @param journal the journal's file; no run may have it open
 * @throws {JournalError} where it cannot be written
 */
export async function rememberOutput(journal: string, path: string): Promise<void> {
  const digest = await digestOfFile(path);
  if (digest === undefined) return;
  const database = openDatabase(journal);
  try {
    database.prepare("INSERT OR REPLACE INTO outputs VALUES (?, ?)").run(resolve(path), digest);
  } catch (error) {
    throw toJournalError(error, journal);
  } finally {
    database.close();
  }
}

/**
 * Whether a file exists that was not written from the journal, or was edited since. Back it up before replacing it.
 *
 * @throws {JournalError} where the journal does not exist or cannot be opened
 */
export async function isModifiedOutput(journal: string, path: string): Promise<boolean> {
  const digest = await digestOfFile(path);
  if (digest === undefined) return false;
  const database = openDatabase(journal, { readOnly: true });
  try {
    const remembered = database.prepare("SELECT digest FROM outputs WHERE path = ?").get(resolve(path));
    return remembered?.digest !== digest;
  } finally {
    database.close();
  }
}

/** `undefined` where there is no such file, or it is not a regular file. */
async function digestOfFile(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    // A pipe or a device has no content to lose, and reading one would wait for its writer.
    if (!(await stat(path)).isFile()) return undefined;
    await pipeline(createReadStream(path), hash);
    return hash.digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
