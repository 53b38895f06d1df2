import type Anthropic from "@anthropic-ai/sdk";
import type { Finish } from "@legenda/core";

/** Why the model stopped. What is not known to be whole is not called so. */
export function finishOf(reason: Anthropic.StopReason | null): Finish {
  switch (reason) {
    case "end_turn":
    case "stop_sequence":
    case "tool_use":
      return "stop";
    case "refusal":
      return "refusal";
    case "max_tokens":
    case "model_context_window_exceeded":
    case "pause_turn":
    case null:
      return "length";
    default:
      // A reason that is newer than this package; the answer is paid for, and no reason to throw it away.
      reason satisfies never;
      return "length";
  }
}
