/** Where a run stands. Counts are of images, and each image counts once. */
export interface BatchProgress {
  /** How many images there are; `undefined` while they are still being found. */
  readonly total: number | undefined;
  /** Answered, failed or kept: what has come out so far. */
  readonly finished: number;
  /** Answered by a call of this run. */
  readonly called: number;
  /** Answered in an earlier run. */
  readonly fromJournal: number;
  /** Answered by the same picture under another name. */
  readonly duplicates: number;
  readonly failed: number;
  /** Kept the caption that they had. */
  readonly kept: number;
  /** Under way. */
  readonly active: number;
  /** Requests of this run, those sent again included. */
  readonly requests: number;
  /** Tokens of this run. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** What this run has cost, in US dollars; `undefined` as long as no price is known. */
  readonly cost: number | undefined;
  /** What this run and all before it have cost, in US dollars. */
  readonly totalCost: number | undefined;
  /** Milliseconds since the run began. */
  readonly elapsedMs: number;
  /** `"stopping"`: it was asked to stop, so nothing new is begun and what is under way is finished. */
  readonly stage: "running" | "stopping" | "finished";
}
