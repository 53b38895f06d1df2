import type { Journal } from "../journal/journal.js";
import type { BatchFunction, BatchOptions } from "./batch-options.js";
import type { Budget } from "./budget.js";
import type { CanaryCall } from "./canary-call.js";
import type { Executor } from "./executor.js";
import type { InFlightRequests } from "./in-flight.js";
import type { NearDuplicates } from "./near-duplicates.js";
import type { RunCounters } from "./run-counters.js";

/** What all images of a run share. */
export interface RunContext {
  readonly fn: BatchFunction<unknown>;
  readonly options: BatchOptions;
  readonly executor: Executor;
  readonly journal: Journal;
  readonly counters: RunCounters;
  readonly budget: Budget | undefined;
  /** Called as soon as a model has replied. */
  onReply(): void;
  readonly inFlight: InFlightRequests;
  readonly canary: CanaryCall;
  readonly near: NearDuplicates | undefined;
  readonly signal: AbortSignal;
}
