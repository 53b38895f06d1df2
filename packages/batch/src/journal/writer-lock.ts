import { closeSync, existsSync, openSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal-error.js";
import { toJournalError } from "./open-database.js";

/**
 * Locks a journal for one run: two would pay for the same images. The operating system holds the lock for the process, on
 * a file beside the journal, so that it is released however the process ends.
 *
 * @throws {JournalError} `"locked"` while another run holds it
 */
export function lockJournal(journal: string): Disposable {
  const path = `${journal}-lock`;
  for (;;) {
    const lock = take(path, journal);
    if (lock) return lock;
  }
}

/** `undefined` where its former holder removed the file between our opening and locking it. */
function take(path: string, journal: string): Disposable | undefined {
  let database: DatabaseSync | undefined;
  try {
    create(path);
    const before = inodeOf(path);
    database = new DatabaseSync(path, { timeout: 0 });
    // In this mode the exclusive lock outlives the transaction.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; COMMIT;");
    if (before === undefined || inodeOf(path) !== before) {
      database.close();
      return undefined;
    }
  } catch (error) {
    database?.close();
    throw toJournalError(error, journal);
  }
  const lock = database;
  return {
    [Symbol.dispose]() {
      rmSync(path, { force: true });
      lock.close();
    },
  };
}

/** Never opens an existing file: closing it again would drop a lock that this process may hold on it. */
function create(path: string): void {
  try {
    closeSync(openSync(path, "ax"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

/** Whether a run is writing the journal right now. */
export function isLocked(journal: string): boolean {
  if (!existsSync(`${journal}-lock`)) return false;
  try {
    lockJournal(journal)[Symbol.dispose]();
    return false;
  } catch (error) {
    return error instanceof JournalError && error.reason === "locked";
  }
}
