/** The progress of a run. Counts are of images, and each image counts once. */
export interface BatchProgress {
  /** All images; `undefined` while they are still being found. */
  readonly total: number | undefined;
  /** Captioned, failed or kept. */
  readonly finished: number;
  /** Captioned by a call of this run. */
  readonly called: number;
  /** Captioned in an earlier run. */
  readonly fromJournal: number;
  /** Captioned by the answer for a duplicate. */
  readonly duplicates: number;
  readonly failed: number;
  /** Kept the caption that they had. */
  readonly kept: number;
  /** In flight. */
  readonly active: number;
  /** Requests of this run, retries included. */
  readonly requests: number;
  /** Tokens of this run. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The cost of this run, in US dollars; `undefined` where a price is unknown. */
  readonly cost: number | undefined;
  /** The cost of this run and all before it, in US dollars. */
  readonly totalCost: number | undefined;
  /** Milliseconds since the run started. */
  readonly elapsedMs: number;
  /** `"stopping"`: nothing new is started, and images in flight are finished. */
  readonly stage: "running" | "stopping" | "finished";
}
