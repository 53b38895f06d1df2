import { existsSync } from "node:fs";
import { type BatchSource, type BatchSources, type RunSettings, readJournal } from "@legenda/batch";
import type { RunOptions } from "../flags/command-flags.js";

/** Sources without those that an earlier run has finished, and the number of these once the sources have been read. */
export interface PendingSources extends AsyncIterable<BatchSource> {
  readonly finished: number;
}

/** The sources that a run with these settings would send to the model: answers in its journal cost nothing. */
export function pendingSources(
  found: BatchSources,
  journal: string,
  settings: RunSettings,
  { fresh, retryFailed }: Pick<RunOptions, "fresh" | "retryFailed">,
): PendingSources {
  let finished = 0;
  return {
    get finished() {
      return finished;
    },
    async *[Symbol.asyncIterator]() {
      const done = fresh || !existsSync(journal) ? new Set() : finishedIn(journal, settings, retryFailed !== undefined);
      finished = 0;
      for await (const source of found) {
        if (done.has(source.key)) finished++;
        else yield source;
      }
    },
  };
}

/** The images with an answer, and those that failed unless they are tried again. */
function finishedIn(journal: string, settings: RunSettings, retriesFailed: boolean): ReadonlySet<string> {
  using reader = readJournal(journal);
  const names = new Set([...Object.keys(reader.settings), ...Object.keys(settings)]);
  // A run with other settings would not continue it.
  if ([...names].some((name) => reader.settings[name] !== settings[name])) return new Set();
  const keys = new Set<string>();
  for (const { key, status } of reader.results()) {
    if (status === "done" || (status === "failed" && !retriesFailed)) keys.add(key);
  }
  return keys;
}
