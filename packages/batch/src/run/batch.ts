import { DefinitionError } from "@legenda/core";
import type { BatchProgress } from "../progress.js";
import type { BatchResult } from "../result.js";
import type { BatchSources } from "../source.js";
import type { BatchFunction, BatchOptions } from "./batch-options.js";
import { Run } from "./run.js";
import { RunCounters } from "./run-counters.js";

/** A caption function over many images: results in the order in which they are ready. */
export interface Batch<T> extends AsyncIterable<BatchResult<T>> {
  /** The progress of the run. */
  readonly progress: BatchProgress;
  /** Starts nothing new. Images in flight are finished and come out, then the loop ends. */
  stop(): void;
}

/**
 * Runs a caption function over many images. Nothing happens before iteration begins, and a batch can be iterated once.
 * Each image comes out once: captioned, failed, or with the caption it had. A result that comes out is on the disk: with a
 * `journal`, a run that was stopped or killed continues where it was, returns finished images from the journal, and asks
 * only about those still open.
 *
 * What would fail for every image ends the run with its error: a wrong key, a spent quota, a reached budget, an
 * unreachable provider. Images without an answer then stay open. Leaving the loop waits for the images in flight.
 *
 * @throws {JournalError} when the journal is in use, is not a journal, or belongs to other settings
 * @throws {BudgetError} before a request that could exceed the budget
 * @throws {OutageError} when many images in a row got no reply
 * @throws {DefinitionError} for options that are out of range, sources with the same key, and a second iteration
 * @example
 * const captions = captionsFor(openai("gpt-4o-mini"));
 * for await (const result of batch((photo) => captions.altText(photo), folder("photos"), { journal: "alt.journal" })) {
 *   if (result.status === "done") console.log(result.key, result.value.alt);
 *   if (result.status === "failed") console.error(result.key, result.error.message);
 * }
 */
export function batch<T>(fn: BatchFunction<T>, sources: BatchSources, options: BatchOptions = {}): Batch<T> {
  let run: Run | undefined;
  let used = false;
  let stopped = false;
  return {
    get progress() {
      return run?.progress ?? notStarted(options);
    },
    stop() {
      stopped = true;
      run?.stop();
    },
    async *[Symbol.asyncIterator]() {
      if (used)
        throw new DefinitionError("This batch was iterated already. Call batch again: with a journal it continues where it was.");
      used = true;
      run = new Run(fn, options);
      if (stopped) run.stop();
      yield* run.results(sources) as AsyncGenerator<BatchResult<T>>;
    },
  };
}

function notStarted({ total }: BatchOptions): BatchProgress {
  return new RunCounters(total, 0).progress;
}
