import type { BatchFailure, BatchProgress } from "@legenda/batch";

/** The counts of a run that has just begun, with what a test says of it. */
export function progressOf(counts: Partial<BatchProgress> = {}): BatchProgress {
  return {
    total: 3000,
    finished: 0,
    called: 0,
    fromJournal: 0,
    duplicates: 0,
    failed: 0,
    kept: 0,
    active: 8,
    requests: 0,
    inputTokens: 0,
    outputTokens: 0,
    cost: undefined,
    totalCost: undefined,
    elapsedMs: 0,
    stage: "running",
    ...counts,
  };
}

/** An image that failed. */
export function failureOf(
  key: string,
  error: Partial<BatchFailure["error"]> = {},
  origin: BatchFailure["origin"] = "call",
): BatchFailure {
  return {
    status: "failed",
    key,
    image: { kind: "file", path: key },
    fields: {},
    existing: undefined,
    width: undefined,
    height: undefined,
    error: {
      name: "ImageError",
      message: `The image "${key}" ends in the middle.`,
      retryable: false,
      reason: "truncated",
      status: undefined,
      ...error,
    },
    call: undefined,
    origin,
  };
}
