import { DefinitionError } from "@legenda/core";
import type { BatchProgress } from "../progress.js";
import type { BatchResult } from "../result.js";
import type { BatchSources } from "../source.js";
import type { BatchFunction, BatchOptions } from "./batch-options.js";
import { Run } from "./run.js";
import { Tally } from "./tally.js";

/** A caption function over many images: results as they come, in the order in which they are ready. */
export interface Batch<T> extends AsyncIterable<BatchResult<T>> {
  /** Where the run stands. */
  readonly progress: BatchProgress;
  /** Begins nothing new; what is under way is finished, comes out, and the loop ends. */
  stop(): void;
}

/**
 * Runs a caption function over many images. Nothing happens before the first result is asked for, and it can be asked
 * for once. Each image comes out once: answered, failed, or with the caption it had. A result that comes out is on the
 * disk: with a `journal`, a run that was stopped or killed goes on where it was, gives what it knows out of the journal,
 * and asks only what is still open.
 *
 * What would fail for every image ends the run with its error: a wrong key, a spent quota, a budget that is reached, a
 * provider out of reach. What is not answered then stays open. Leaving the loop waits for what is under way.
 *
 * @throws {JournalError} when the journal is in use, is none, or belongs to other settings
 * @throws {BudgetError} before the request that could pass the budget
 * @throws {OutageError} when so many in a row found no provider
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
      return run?.progress ?? notBegun(options);
    },
    stop() {
      stopped = true;
      run?.stop();
    },
    async *[Symbol.asyncIterator]() {
      if (used)
        throw new DefinitionError("This batch has been read already. Call batch again: with a journal it goes on where it was.");
      used = true;
      run = new Run(fn, options);
      if (stopped) run.stop();
      yield* run.results(sources) as AsyncGenerator<BatchResult<T>>;
    },
  };
}

function notBegun({ total }: BatchOptions): BatchProgress {
  return new Tally(total, 0).progress;
}
