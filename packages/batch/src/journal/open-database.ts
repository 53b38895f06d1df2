import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal-error.js";
import { applicationId, journalVersion, schema } from "./schema.js";

/** The name of a journal that exists in memory only, for one run. */
export const inMemory = ":memory:";

interface OpenOptions {
  readonly readOnly?: boolean;
  /** Allows reading while a run writes, with two more files beside the journal meanwhile. */
  readonly forRun?: boolean;
}

/**
 * Opens a journal's database, and creates it where it does not exist.
 *
 * @throws {JournalError} for a file that is not a journal, that a newer version wrote, or that cannot be opened
 */
export function openDatabase(path: string, { readOnly = false, forRun = false }: OpenOptions = {}): DatabaseSync {
  if (readOnly && !existsSync(path)) {
    throw new JournalError(`There is no journal at ${path}. A run writes one beside its output.`, { reason: "not-found", path });
  }
  let database: DatabaseSync | undefined;
  try {
    if (!readOnly && path !== inMemory) mkdirSync(dirname(path), { recursive: true });
    database = new DatabaseSync(path, { readOnly, timeout: 5_000 });
    if (forRun) database.exec("PRAGMA journal_mode = WAL;");
    // Every commit is on the disk before its result comes out, so that a power cut loses none.
    if (!readOnly) database.exec("PRAGMA synchronous = FULL;");
    checkVersion(database, path, readOnly);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof JournalError ? error : toJournalError(error, path);
  }
}

function checkVersion(database: DatabaseSync, path: string, readOnly: boolean): void {
  const id = numberOf(database, "application_id");
  const version = numberOf(database, "user_version");
  const empty = id === 0 && version === 0 && database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined;
  if (empty && !readOnly) {
    const marks = `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${journalVersion};`;
    database.exec(`BEGIN IMMEDIATE; ${schema} ${marks} COMMIT;`);
    return;
  }
  if (id !== applicationId) throw notAJournal(path);
  if (version > journalVersion) {
    throw new JournalError(`${path} was written by a newer version of Legenda. Update Legenda to continue it.`, {
      reason: "newer",
      path,
    });
  }
}

/** Puts a run's journal back into one file. While a reader has it open, the next run does this instead. */
export function toSingleFile(database: DatabaseSync): void {
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE;");
  } catch {
    // Open in a reader.
  }
}

function numberOf(database: DatabaseSync, pragma: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
}

/** An error of SQLite, with what to do about it. */
export function toJournalError(error: unknown, path: string): JournalError {
  const { errcode, message = String(error) } = error as { errcode?: number; message?: string };
  // The low byte is the kind, the rest its detail: https://www.sqlite.org/rescode.html
  switch (errcode === undefined ? undefined : errcode & 0xff) {
    case 26:
      return notAJournal(path);
    case 13:
      return new JournalError(
        `The disk of ${path} is full. Everything written before is safe: free some space and start the run again.`,
        { reason: "full", path, cause: error },
      );
    case 5:
    case 6:
      return new JournalError(`${path} is in use by another run. Wait for it to end, or name another journal.`, {
        reason: "locked",
        path,
        cause: error,
      });
    default:
      return new JournalError(`The journal ${path} cannot be written (${message}). Name a writable folder on a local disk.`, {
        reason: "unwritable",
        path,
        cause: error,
      });
  }
}

function notAJournal(path: string): JournalError {
  return new JournalError(`${path} is not a journal of Legenda. Name another file; this one is left unchanged.`, {
    reason: "not-a-journal",
    path,
  });
}
