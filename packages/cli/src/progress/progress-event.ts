import type { FailureGroup } from "./result-tally.js";

/**
 * What a run tells a program with `--json`: one object a line, each with its `event`. What is not known is `null`, and
 * fields are only ever added.
 *
 * @example
 * {"event":"progress","stage":"running","total":3000,"finished":1284,…}
 * {"event":"failed","key":"bag.jpg","error":{"name":"ImageError","message":"…",…}}
 * {"event":"finished","complete":true,…}
 */
export type ProgressEvent = RunProgressEvent | FailedEvent | NoteEvent | FinishedEvent;

/** Where the run stands. At most one each second, and one whenever the stage changes. */
export interface RunProgressEvent extends RunCounts {
  readonly event: "progress";
  /** Images a second, over about the last twenty. */
  readonly perSecond: number | null;
  /** Milliseconds that the rest may take. */
  readonly leftMs: number | null;
  /** Milliseconds until the provider's limit lets the next request go. */
  readonly waitingMs: number;
}

/** An image failed. */
export interface FailedEvent {
  readonly event: "failed";
  readonly key: string;
  readonly error: {
    readonly name: string;
    readonly message: string;
    readonly retryable: boolean;
    readonly reason: string | null;
    readonly status: number | null;
  };
  /** Whether it failed in an earlier run, and was not tried again in this one. */
  readonly inEarlierRun: boolean;
}

/** Something that a person would be told. */
export interface NoteEvent {
  readonly event: "note";
  readonly message: string;
}

/** The last event. */
export interface FinishedEvent extends RunCounts {
  readonly event: "finished";
  /** Whether every image is done. */
  readonly complete: boolean;
  /** Answers cut short by their length. */
  readonly cutShort: number;
  /** Failures of earlier runs, which were not tried again. */
  readonly failedBefore: number;
  readonly failures: readonly FailureGroup[];
  /** Where the outputs are. */
  readonly outputs: readonly string[];
}

/** Counts of images, unless told otherwise. */
export interface RunCounts {
  readonly stage: "running" | "stopping" | "finished";
  readonly total: number | null;
  readonly finished: number;
  readonly called: number;
  readonly fromJournal: number;
  readonly duplicates: number;
  readonly failed: number;
  readonly kept: number;
  readonly active: number;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars, of this run. */
  readonly cost: number | null;
  /** US dollars, of this run and those before. */
  readonly totalCost: number | null;
  readonly elapsedMs: number;
}
