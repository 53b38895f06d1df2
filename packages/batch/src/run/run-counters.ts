import type { BatchProgress } from "../progress.js";
import type { BatchResult, CallRecord } from "../result.js";

/** Counts the images, requests, tokens and cost of a run. */
export class RunCounters {
  #finished = 0;
  #called = 0;
  #fromJournal = 0;
  #duplicates = 0;
  #failed = 0;
  #kept = 0;
  #requests = 0;
  #inputTokens = 0;
  #outputTokens = 0;
  /** `undefined` once the cost of a reply was unknown. */
  #cost: number | undefined = 0;
  readonly #earlierCost: number | undefined;
  readonly #startedAt = performance.now();
  active = 0;
  readonly total: number | undefined;
  stage: BatchProgress["stage"] = "running";

  /** `earlierCost`: US dollars of all earlier runs of the journal. */
  constructor(total: number | undefined, earlierCost: number | undefined) {
    this.total = total;
    this.#earlierCost = earlierCost;
  }

  addRequests(requests: number, call: CallRecord | undefined): void {
    this.#requests += requests;
    if (!call) return;
    this.#inputTokens += call.usage.inputTokens ?? 0;
    this.#outputTokens += call.usage.outputTokens ?? 0;
    this.#cost = sum(this.#cost, call.cost?.amount);
  }

  /** A function that does not return an `Answer`: what it pays is unknown. */
  addUnmetered(): void {
    this.#cost = undefined;
  }

  /** `fromJournal`: whether the result is that of an earlier run. */
  addResult(result: BatchResult, fromJournal: boolean): void {
    this.#finished++;
    if (result.status === "failed") this.#failed++;
    else if (result.status === "kept") this.#kept++;
    else if (result.duplicateOf !== undefined) this.#duplicates++;
    else if (fromJournal) this.#fromJournal++;
    else this.#called++;
  }

  get progress(): BatchProgress {
    return {
      total: this.total,
      finished: this.#finished,
      called: this.#called,
      fromJournal: this.#fromJournal,
      duplicates: this.#duplicates,
      failed: this.#failed,
      kept: this.#kept,
      active: this.active,
      requests: this.#requests,
      inputTokens: this.#inputTokens,
      outputTokens: this.#outputTokens,
      cost: this.#cost,
      totalCost: sum(this.#cost, this.#earlierCost),
      elapsedMs: performance.now() - this.#startedAt,
      stage: this.stage,
    };
  }
}

const sum = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one + other;
