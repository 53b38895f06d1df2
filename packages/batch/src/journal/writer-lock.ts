import { closeSync, existsSync, openSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal-error.js";
import { toJournalError } from "./open-database.js";

/**
 * Keeps a second run off a journal: two would pay for the same images. The lock is one that the operating system
 * holds for the process on a file beside the journal, so that it goes with the process however that ends.
 *
 * @throws {JournalError} `"locked"` while another run has it
 */
export function lockJournal(journal: string): Disposable {
  const path = `${journal}-lock`;
  for (;;) {
    const lock = take(path, journal);
    if (lock) return lock;
  }
}

/** `undefined` where the file was removed by its former holder between our opening and our locking it. */
function take(path: string, journal: string): Disposable | undefined {
  let database: DatabaseSync | undefined;
  try {
    create(path);
    const before = inodeOf(path);
    database = new DatabaseSync(path, { timeout: 0 });
    // The exclusive lock outlives the transaction in this mode.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; COMMIT;");
    if (before === undefined || inodeOf(path) !== before) {
      database.close();
      return undefined;
    }
  } catch (error) {
    database?.close();
    throw toJournalError(error, journal);
  }
  const held = database;
  return {
    [Symbol.dispose]() {
      rmSync(path, { force: true });
      held.close();
    },
  };
}

/** Never opens a file that is there: closing it again would drop the lock that this process may have on it. */
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

/** Whether a run has the journal right now. */
export function isLocked(journal: string): boolean {
  if (!existsSync(`${journal}-lock`)) return false;
  try {
    lockJournal(journal)[Symbol.dispose]();
    return false;
  } catch (error) {
    return error instanceof JournalError && error.reason === "locked";
  }
}
