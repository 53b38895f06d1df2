import { existsSync } from "node:fs";
import { type BatchSource, type BatchSources, type RunSettings, readJournal } from "@legenda/batch";
import type { RunOptions } from "../options/run-options.js";

/** Sources without those that an earlier run has dealt with, and how many these were once they have been read. */
export interface StillOpen extends AsyncIterable<BatchSource> {
  readonly settled: number;
}

/** The sources of which a run with these settings would ask: what its journal has an answer for costs nothing. */
export function stillOpen(
  found: BatchSources,
  journal: string,
  settings: RunSettings,
  { journal: { fresh }, selection: { retryFailed } }: RunOptions,
): StillOpen {
  let settled = 0;
  return {
    get settled() {
      return settled;
    },
    async *[Symbol.asyncIterator]() {
      const done = fresh || !existsSync(journal) ? new Set() : settledIn(journal, settings, retryFailed !== undefined);
      settled = 0;
      for await (const source of found) {
        if (done.has(source.key)) settled++;
        else yield source;
      }
    },
  };
}

/** The images with an answer, and those that failed where they are not tried again. */
function settledIn(journal: string, settings: RunSettings, again: boolean): ReadonlySet<string> {
  using reader = readJournal(journal);
  const names = new Set([...Object.keys(reader.settings), ...Object.keys(settings)]);
  // A run with other settings would not go on with it.
  if ([...names].some((name) => reader.settings[name] !== settings[name])) return new Set();
  const keys = new Set<string>();
  for (const { key, status } of reader.results()) {
    if (status === "done" || (status === "failed" && !again)) keys.add(key);
  }
  return keys;
}
