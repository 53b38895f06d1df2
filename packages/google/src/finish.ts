import type { Finish } from "@legenda/core";
import { asText, VendorFailure, type WireRecord } from "@legenda/core/provider";

/** The values of Google's `FinishReason` that report neither a policy nor a failure of the model. */
const finishes: Readonly<Record<string, Finish>> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  // The answer was paused because it is longer than one request allows.
  CONTINUATION: "length",
  LANGUAGE: "filtered",
};

/** Reasons that name a policy, including ones that Google may add. */
const policies = /SAFETY|RECITATION|PROHIBITED|BLOCK|SPII|SENSITIVE|POLICY|ARMOR|JAILBREAK/;

/** Reasons that report a failure of the model: the same request may succeed. */
const faults = /^(MALFORMED_\w+|UNEXPECTED_TOOL_CALL|TOO_MANY_TOOL_CALLS|NO_IMAGE)$/;

/**
 * Why a candidate ended. An unknown reason is `"other"`.
 *
 * @returns `undefined` if the answer continues
 * @throws {VendorFailure} for a reason that reports a failure of the model
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

/** Whether a response reports that the prompt, or its answer, was blocked. */
export function isBlocked({ blockReason }: WireRecord = {}): boolean {
  return Boolean(asText(blockReason)) && blockReason !== "BLOCKED_REASON_UNSPECIFIED";
}
