import type { ItemDetails, JournalItem } from "../journal/journal.js";
import type { BatchSource } from "../source.js";
import type { FailureScope } from "./classify-failure.js";
import { withSize } from "./done-result.js";
import { toFailureRecord } from "./failure-record.js";
import type { FailedImage } from "./image-outcome.js";
import type { Meter } from "./meter.js";
import type { RunContext } from "./run-context.js";

interface Failure {
  readonly error: unknown;
  readonly scope?: FailureScope | undefined;
  /** What was paid all the same. */
  readonly meter?: Meter;
}

/** A failure of an image. The run decides what it means; what was paid is recorded either way. */
export function failedImage(
  { journal, counters }: RunContext,
  { source, item, details }: { readonly source: BatchSource; readonly item: JournalItem; readonly details: ItemDetails },
  { error, scope, meter }: Failure,
): FailedImage {
  const call = meter?.record;
  const paid = call && { value: undefined, call };
  if (meter) counters.addRequests(meter.requests, call);
  return {
    error,
    scope,
    async fail() {
      const record = toFailureRecord(error, source);
      await journal.recordFailure(item.id, details, record, paid);
      return { ...withSize(item.image, details), status: "failed", error: record, call, origin: "call" };
    },
    async leaveOpen() {
      if (paid) await journal.recordCost(item.id, paid);
    },
  };
}
