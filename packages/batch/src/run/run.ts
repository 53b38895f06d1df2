import { DefinitionError } from "@legenda/core";
import { Journal } from "../journal/journal.js";
import { inMemory } from "../journal/open-database.js";
import type { BatchProgress } from "../progress.js";
import type { BatchResult } from "../result.js";
import type { BatchSource, BatchSources } from "../source.js";
import type { BatchFunction, BatchOptions } from "./batch-options.js";
import { Budget } from "./budget.js";
import { CanaryCall } from "./canary-call.js";
import { captionImage } from "./caption-image.js";
import { CircuitBreaker } from "./circuit-breaker.js";
import { inProcess } from "./executor.js";
import type { FailedImage, ImageOutcome } from "./image-outcome.js";
import { InFlightRequests } from "./in-flight.js";
import { NearDuplicates } from "./near-duplicates.js";
import { pooled } from "./pool.js";
import type { RunContext } from "./run-context.js";
import { RunCounters } from "./run-counters.js";

/** One pass over the sources. */
export class Run {
  readonly #options: BatchOptions;
  readonly #context: RunContext;
  readonly #concurrency: number;
  readonly #abort = new AbortController();
  readonly #breaker: CircuitBreaker;
  /** Why the run ends before its sources do. */
  #ending: { readonly error: unknown } | "stopped" | undefined;
  #hasOpenImages = false;
  #isDrained = false;

  constructor(fn: BatchFunction<unknown>, options: BatchOptions) {
    const { executor = inProcess, budget, budgetPrices, nearDuplicates } = options;
    const { concurrency = executor.concurrency ?? 8 } = options;
    if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
      throw new DefinitionError(`batch: concurrency must be a whole number from 1 up, not ${concurrency}.`);
    }
    const journal = new Journal(options.journal ?? inMemory, options.settings ?? {});
    const { cost } = journal.counts();
    this.#options = options;
    this.#concurrency = concurrency;
    this.#breaker = new CircuitBreaker(concurrency);
    this.#context = {
      fn,
      options,
      executor,
      journal,
      counters: new RunCounters(options.total, cost),
      budget: budget === undefined ? undefined : new Budget(budget, journal.spent(), budgetPrices),
      onReply: () => this.#breaker.onReply(),
      inFlight: new InFlightRequests(),
      canary: new CanaryCall(),
      near: nearDuplicates === undefined ? undefined : new NearDuplicates(journal, nearDuplicates),
      signal: options.signal ? AbortSignal.any([options.signal, this.#abort.signal]) : this.#abort.signal,
    };
  }

  get progress(): BatchProgress {
    return this.#context.counters.progress;
  }

  stop(): void {
    this.#end("stopped");
  }

  async *results(sources: BatchSources): AsyncGenerator<BatchResult> {
    const { journal, counters, signal } = this.#context;
    const onAbort = () => this.#end({ error: signal.reason });
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    try {
      const isExhausted = yield* pooled<BatchSource, BatchResult>({
        source: sources,
        task: this.#task(),
        concurrency: this.#concurrency,
        stopped: () => this.#ending !== undefined,
        onDrain: () => this.#drain(),
      });
      for (const result of await this.#failAll(this.#breaker.takeReleased())) yield result;
      this.#ending ??= this.#breaker.finalError;
      // Too few to end the run: each is a failure of its own image.
      for (const failure of this.#breaker.takeHeld()) {
        if (this.#ending) await failure.leaveOpen();
        else yield await this.#fail(failure);
      }
      if (isExhausted) journal.markRemoved();
      if (isExhausted && !this.#hasOpenImages && typeof this.#ending !== "object") journal.finishRun();
      await journal.committed();
      if (typeof this.#ending === "object") throw this.#ending.error;
    } finally {
      signal.removeEventListener("abort", onAbort);
      counters.stage = "finished";
      journal[Symbol.dispose]();
      this.#report();
    }
  }

  /** What is done with each source, in their order. */
  #task() {
    let position = 0;
    const { counters } = this.#context;
    return async (source: BatchSource): Promise<readonly BatchResult[]> => {
      counters.active++;
      this.#report();
      try {
        return await this.#resultsOf(await captionImage(this.#context, source, position++));
      } finally {
        counters.active--;
        this.#report();
      }
    };
  }

  /** The result of an outcome, with those of failures that were held back until now. */
  async #resultsOf(outcome: ImageOutcome): Promise<readonly BatchResult[]> {
    if (outcome === "open") {
      this.#hasOpenImages = true;
      return [];
    }
    if ("result" in outcome) {
      this.#context.counters.addResult(outcome.result, outcome.fromJournal);
      return [outcome.result, ...(await this.#failAll(this.#breaker.takeReleased()))];
    }
    const verdict = this.#context.signal.aborted ? { error: outcome.error } : this.#breaker.assess(outcome);
    if (verdict === "failed") return [await this.#fail(outcome)];
    if (verdict !== "held") {
      this.#end(verdict);
      if (!this.#breaker.isHeld(outcome)) await outcome.leaveOpen();
    }
    return [];
  }

  #failAll(failures: readonly FailedImage[]): Promise<BatchResult[]> {
    return Promise.all(failures.map((failure) => this.#fail(failure)));
  }

  async #fail(failure: FailedImage): Promise<BatchResult> {
    const result = await failure.fail();
    this.#context.counters.addResult(result, false);
    return result;
  }

  #end(ending: { readonly error: unknown } | "stopped"): void {
    this.#ending ??= ending;
    if (ending === "stopped") this.#context.counters.stage = "stopping";
    this.#report();
    this.#drain();
  }

  #drain(): void {
    if (this.#isDrained) return;
    this.#isDrained = true;
    this.#context.executor.drain?.();
  }

  #report(): void {
    this.#options.onProgress?.(this.progress);
  }
}
