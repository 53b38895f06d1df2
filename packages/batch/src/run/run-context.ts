import type { Journal } from "../journal/journal.js";
import type { BatchFunction, BatchOptions } from "./batch-options.js";
import type { Budget } from "./budget.js";
import type { FirstCall } from "./first-call.js";
import type { NearPictures } from "./near-pictures.js";
import type { Tally } from "./tally.js";
import type { UnderWay } from "./under-way.js";

/** What all images of a run share. */
export interface RunContext {
  readonly fn: BatchFunction<unknown>;
  readonly options: BatchOptions;
  readonly journal: Journal;
  readonly tally: Tally;
  readonly budget: Budget | undefined;
  /** Told as soon as a model has answered. */
  answered(): void;
  readonly underWay: UnderWay;
  readonly firstCall: FirstCall;
  readonly near: NearPictures | undefined;
  readonly signal: AbortSignal;
}
