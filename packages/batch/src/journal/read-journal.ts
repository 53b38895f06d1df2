import type { DatabaseSync } from "node:sqlite";
import type { BatchResult } from "../result.js";
import { type AnsweredRow, selectAnsweredRows } from "./item-row.js";
import { countItems, countReplies, type JournalCounts, toCounts } from "./journal-counts.js";
import { openDatabase } from "./open-database.js";
import { rowResult } from "./row-result.js";
import { type RunSettings, readSettings } from "./settings.js";
import { isLocked } from "./writer-lock.js";

/** How many rows are in memory at once. */
const pageSize = 500;

/** One run of a journal. */
export interface JournalRun {
  readonly startedAt: Date;
  /** `undefined` for a run that is in progress, was stopped, or was killed. */
  readonly finishedAt: Date | undefined;
}

/** Reads a journal, also while a run writes it. */
export interface JournalReader extends Disposable {
  readonly path: string;
  readonly settings: RunSettings;
  readonly runs: readonly JournalRun[];
  /** Whether a run is writing it right now. */
  readonly active: boolean;
  counts(): JournalCounts;
  /** The result of each image, in the order of the sources, without those still open. Can be iterated again. */
  results(): Iterable<BatchResult>;
}

/**
 * Opens a journal for reading. Nothing is written, and a run in progress is not disturbed.
 *
 * @throws {JournalError} where it does not exist, or the file is not a journal
 * @example
 * using journal = readJournal("captions.csv.journal");
 * console.log(journal.counts());
 * for (const result of journal.results()) console.log(result.key, result.status);
 */
export function readJournal(path: string): JournalReader {
  const database = openDatabase(path, { readOnly: true });
  const active = isLocked(path);
  // A snapshot: while a run writes, reading twice must return the same.
  if (active) database.exec("BEGIN");
  const runs = database.prepare("SELECT started, finished FROM runs ORDER BY id").all() as unknown as StoredRun[];
  return {
    path,
    settings: readSettings(database),
    runs: runs.map(({ started, finished }) => ({
      startedAt: new Date(started),
      finishedAt: finished === null ? undefined : new Date(finished),
    })),
    active,
    counts: () => toCounts(database.prepare(countItems).get() ?? {}, database.prepare(countReplies).get() ?? {}),
    results: () => ({ [Symbol.iterator]: () => pages(database) }),
    [Symbol.dispose]: () => database.close(),
  };
}

interface StoredRun {
  readonly started: number;
  readonly finished: number | null;
}

/** Page by page, so that no statement stays open while a slow reader holds the iterator. */
function* pages(database: DatabaseSync): Generator<BatchResult> {
  const page = database.prepare(
    `${selectAnsweredRows} WHERE items.gone = 0 AND (items.position, items.id) > (?, ?) AND items.state <> 'pending'
     ORDER BY items.position, items.id LIMIT ${pageSize}`,
  );
  for (let position = -1, id = -1; ; ) {
    const rows = page.all(position, id) as unknown as AnsweredRow[];
    for (const row of rows) {
      const result = rowResult(row);
      if (result) yield result;
      ({ position, id } = row);
    }
    if (rows.length < pageSize) return;
  }
}
