import type { Finish } from "@legenda/core";
import { VendorFailure } from "@legenda/core/provider";

/** The finish reasons of OpenAI and compatible servers, and those of other vendors that gateways pass through. */
const finishes: Readonly<Record<string, Finish>> = {
  stop: "stop",
  eos: "stop",
  eos_token: "stop",
  end_turn: "stop",
  stop_sequence: "stop",
  completed: "stop",
  length: "length",
  max_tokens: "length",
  max_output_tokens: "length",
  model_length: "length",
  model_context_window_exceeded: "length",
  refusal: "refusal",
  content_filter: "filtered",
  safety: "filtered",
  image_safety: "filtered",
  prohibited_content: "filtered",
  recitation: "filtered",
  blocklist: "filtered",
  spii: "filtered",
  sensitive: "filtered",
  language: "filtered",
};

/** Finish reasons that report a failure of the server. */
const failures =
  /^(error|abort|aborted|cancelled|canceled|network_error|server_error|insufficient_system_resource|malformed_\w+)$/;

/**
 * Why the model stopped. An unknown or missing reason is `"other"`.
 *
 * @throws {VendorFailure} for a reason that reports a failure of the server
 */
export function finishOf(reason: unknown): Finish {
  if (typeof reason !== "string") return "other";
  const word = reason.trim().toLowerCase();
  if (failures.test(word)) {
    throw new VendorFailure({
      status: 200,
      explanation: { kind: "overloaded", message: `the answer ended with "${reason}".`, code: reason, retryable: true },
    });
  }
  // Azure and others add what was filtered: `content_filter: hate`.
  return (Object.hasOwn(finishes, word) && finishes[word]) || (word.startsWith("content_filter") ? "filtered" : "other");
}
