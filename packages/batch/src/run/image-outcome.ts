import type { BatchResult } from "../result.js";
import type { FailureScope } from "./classify-failure.js";

/** The outcome of one image: a result that is committed, a failure whose meaning the run decides, or an image left open. */
export type ImageOutcome = CommittedImage | FailedImage | "open";

export interface CommittedImage {
  readonly result: BatchResult;
  /** Whether the result is that of an earlier run. */
  readonly fromJournal: boolean;
}

export interface FailedImage {
  readonly error: unknown;
  /** @default `failureScope(error)` */
  readonly scope: FailureScope | undefined;
  /** Records the failure. */
  fail(): Promise<BatchResult>;
  /** Leaves the image open, and records what was paid for it. */
  leaveOpen(): Promise<void>;
}
