import { DefinitionError } from "@legenda/core";
import { Journal } from "../journal/journal.js";
import { inMemory } from "../journal/open-database.js";
import type { BatchProgress } from "../progress.js";
import type { BatchResult } from "../result.js";
import type { BatchSource, BatchSources } from "../source.js";
import type { BatchFunction, BatchOptions } from "./batch-options.js";
import { Budget } from "./budget.js";
import { captionOne, type Outcome } from "./caption-one.js";
import { FirstCall } from "./first-call.js";
import { NearPictures } from "./near-pictures.js";
import { pooled } from "./pool.js";
import type { RunContext } from "./run-context.js";
import { type Failing, Suspicion } from "./suspicion.js";
import { Tally } from "./tally.js";
import { UnderWay } from "./under-way.js";

/** One pass over the sources. */
export class Run {
  readonly #options: BatchOptions;
  readonly #context: RunContext;
  readonly #concurrency: number;
  readonly #giveUp = new AbortController();
  /** Why the run ends before its sources do. */
  #ending: { readonly error: unknown } | "stopped" | undefined;
  readonly #suspicion: Suspicion;

  constructor(fn: BatchFunction<unknown>, options: BatchOptions) {
    const { concurrency = 8, budget, budgetPrices, nearDuplicates } = options;
    if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
      throw new DefinitionError(`batch: concurrency must be a whole number from 1 up, not ${concurrency}.`);
    }
    const journal = new Journal(options.journal ?? inMemory, options.settings ?? {});
    const { cost } = journal.counts();
    this.#options = options;
    this.#concurrency = concurrency;
    this.#suspicion = new Suspicion(concurrency);
    this.#context = {
      fn,
      options,
      journal,
      tally: new Tally(options.total, cost),
      budget: budget === undefined ? undefined : new Budget(budget, journal.spent(), budgetPrices),
      answered: () => this.#suspicion.answered(),
      underWay: new UnderWay(),
      firstCall: new FirstCall(),
      near: nearDuplicates === undefined ? undefined : new NearPictures(journal, nearDuplicates),
      signal: options.signal ? AbortSignal.any([options.signal, this.#giveUp.signal]) : this.#giveUp.signal,
    };
  }

  get progress(): BatchProgress {
    return this.#context.tally.progress;
  }

  stop(): void {
    this.#end("stopped");
  }

  async *results(sources: BatchSources): AsyncGenerator<BatchResult> {
    const { journal, tally } = this.#context;
    const onAbort = () => this.#end({ error: this.#context.signal.reason });
    this.#context.signal.addEventListener("abort", onAbort, { once: true });
    if (this.#context.signal.aborted) onAbort();
    try {
      const exhausted = yield* pooled<BatchSource, BatchResult>({
        source: sources,
        task: this.#task(),
        concurrency: this.#concurrency,
        stopped: () => this.#ending !== undefined,
      });
      for (const result of await this.#settleAll(this.#suspicion.cleared())) yield result;
      this.#ending ??= this.#suspicion.verdictAtEnd;
      // Too few to say more: each is a failure of its own image.
      for (const outcome of this.#suspicion.release()) {
        if (this.#ending) await outcome.postpone();
        else yield await this.#settle(outcome);
      }
      if (exhausted) journal.sweep();
      if (exhausted && typeof this.#ending !== "object") journal.finish();
      await journal.committed();
      if (typeof this.#ending === "object") throw this.#ending.error;
    } finally {
      this.#context.signal.removeEventListener("abort", onAbort);
      tally.stage = "finished";
      journal[Symbol.dispose]();
      this.#tell();
    }
  }

  /** What is done with each source, in the order in which they come. */
  #task() {
    let position = 0;
    const { tally } = this.#context;
    return async (source: BatchSource): Promise<readonly BatchResult[]> => {
      tally.active++;
      this.#tell();
      try {
        return await this.#weigh(await captionOne(this.#context, source, position++));
      } finally {
        tally.active--;
        this.#tell();
      }
    };
  }

  /** What an outcome gives: the result, and failures that were held back until it was known that they are such. */
  async #weigh(outcome: Outcome): Promise<readonly BatchResult[]> {
    if ("result" in outcome) {
      this.#context.tally.result(outcome.result, outcome.fromJournal);
      return [outcome.result, ...(await this.#settleAll(this.#suspicion.cleared()))];
    }
    const verdict = this.#context.signal.aborted ? { error: outcome.error } : this.#suspicion.weigh(outcome);
    if (verdict === "failed") return [await this.#settle(outcome)];
    if (verdict !== "held") {
      this.#end(verdict);
      if (!this.#suspicion.holds(outcome)) await outcome.postpone();
    }
    return [];
  }

  #settleAll(outcomes: readonly Failing[]): Promise<BatchResult[]> {
    return Promise.all(outcomes.map((outcome) => this.#settle(outcome)));
  }

  async #settle(outcome: Failing): Promise<BatchResult> {
    const result = await outcome.fail();
    this.#context.tally.result(result, false);
    return result;
  }

  #end(ending: { readonly error: unknown } | "stopped"): void {
    this.#ending ??= ending;
    if (ending === "stopped") this.#context.tally.stage = "stopping";
    this.#tell();
  }

  #tell(): void {
    this.#options.onProgress?.(this.progress);
  }
}
