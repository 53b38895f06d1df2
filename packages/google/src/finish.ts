import type { Finish } from "@legenda/core";
import type { GoogleResponse } from "./wire.js";

/** Why it stopped, by Google's `FinishReason`. All that names a policy, or nothing that we know, is no whole answer: `filtered`. */
const finishes: Readonly<Record<string, Finish>> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  // A pause of a long answer, which the client goes on from unless it is told not to.
  CONTINUATION: "length",
};

/** Reasons that tell of a fault of the model: the same request may succeed. */
const faults: ReadonlySet<string> = new Set([
  "MALFORMED_RESPONSE",
  "MALFORMED_FUNCTION_CALL",
  "UNEXPECTED_TOOL_CALL",
  "TOO_MANY_TOOL_CALLS",
  "NO_IMAGE",
]);

/** `undefined` where the answer goes on. */
export function finishOf({
  candidates,
  promptFeedback,
}: GoogleResponse): { readonly finish: Finish; readonly fault?: string } | undefined {
  const reason = candidates?.[0]?.finishReason;
  const blocked = promptFeedback?.blockReason;
  if (reason === undefined || reason === "FINISH_REASON_UNSPECIFIED") {
    return blocked && blocked !== "BLOCKED_REASON_UNSPECIFIED" && !candidates?.length ? { finish: "filtered" } : undefined;
  }
  return { finish: finishes[reason] ?? "filtered", ...(faults.has(reason) && { fault: reason }) };
}
