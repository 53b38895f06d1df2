import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { openDatabase, toJournalError } from "./open-database.js";

/**
 * Remembers a file as one that was written from the journal, so that a later run may replace it.
 *
 * @param journal the journal's file; no run has it open
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

/** Whether a file is there that was not written from the journal, or that somebody has changed since: it must not be lost. */
export async function isForeignOutput(journal: string, path: string): Promise<boolean> {
  const digest = await digestOfFile(path);
  if (digest === undefined) return false;
  const database = openDatabase(journal, { readOnly: true });
  try {
    const known = database.prepare("SELECT digest FROM outputs WHERE path = ?").get(resolve(path));
    return known?.digest !== digest;
  } finally {
    database.close();
  }
}

/** `undefined` where there is no such file, or something else. */
async function digestOfFile(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    // A pipe or a device has nothing to lose, and waits for whoever writes into it.
    if (!(await stat(path)).isFile()) return undefined;
    await pipeline(createReadStream(path), hash);
    return hash.digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
