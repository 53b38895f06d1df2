import type { Finish } from "@legenda/core";
import { asText, VendorFailure, type WireRecord } from "@legenda/core/provider";

/** The reasons to stop of Google's `FinishReason` that say neither that a policy was met nor that the model failed. */
const finishes: Readonly<Record<string, Finish>> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  // The pause of an answer that is longer than a request may make it.
  CONTINUATION: "length",
  LANGUAGE: "filtered",
};

/** Reasons that name a policy, those that Google may add included. */
const policies = /SAFETY|RECITATION|PROHIBITED|BLOCK|SPII|SENSITIVE|POLICY|ARMOR|JAILBREAK/;

/** Reasons by which Google says that the model failed: the same request may succeed. */
const faults = /^(MALFORMED_\w+|UNEXPECTED_TOOL_CALL|TOO_MANY_TOOL_CALLS|NO_IMAGE)$/;

/**
 * Why a candidate ended. A reason that is not known is `"other"`.
 *
 * @returns `undefined` where the answer goes on
 * @throws {VendorFailure} for a reason that says that the model failed
 */
export function finishOf({ finishReason: reason }: WireRecord): Finish | undefined {
  if (reason === undefined || reason === null || reason === "" || reason === "FINISH_REASON_UNSPECIFIED") return undefined;
  if (typeof reason !== "string") return "other";
  if (faults.test(reason)) {
    throw new VendorFailure({
      status: 200,
      explanation: { kind: "overloaded", message: `the answer ended with ${reason}.`, code: reason, retryable: true },
    });
  }
  return (Object.hasOwn(finishes, reason) && finishes[reason]) || (policies.test(reason) ? "filtered" : "other");
}

/** Whether a response says that the prompt, or the answer to it, was blocked. */
export function isBlocked({ blockReason }: WireRecord = {}): boolean {
  return Boolean(asText(blockReason)) && blockReason !== "BLOCKED_REASON_UNSPECIFIED";
}
