import type { Usage } from "@legenda/core";
import {
  asCount,
  asList,
  asRecord,
  asText,
  type DecodedReply,
  errorIn,
  usageOf,
  VendorFailure,
  type WireRecord,
} from "@legenda/core/provider";
import { contentText, refusalText } from "../content.js";
import { finishOf } from "./finish.js";

/**
 * Reads a complete chat completion.
 *
 * @throws {VendorFailure} if it contains an error, or no choice
 */
export function readChat(raw: unknown): DecodedReply {
  const completion = asRecord(raw) ?? {};
  const choice = firstChoice(completion);
  const message = asRecord(choice?.message);
  if (!choice || !message) {
    throw new VendorFailure({
      status: 200,
      body: raw,
      explanation: { kind: "unknown", message: "the reply contains no choice.", retryable: true },
    });
  }
  const refusal = asText(message.refusal) || refusalText(message.content);
  return {
    text: refusal || contentText(message.content),
    finish: refusal ? "refusal" : finishOf(choice.finish_reason),
    usage: chatUsage(completion.usage),
    model: asText(completion.model),
    requestId: asText(completion.id),
    raw,
  };
}

/**
 * The choice with the index 0, wherever it is in the list.
 *
 * @throws {VendorFailure} if it contains an error
 */
export function firstChoice({ choices }: WireRecord): WireRecord | undefined {
  const choice = asRecord(asList(choices).find((entry) => (asRecord(entry)?.index ?? 0) === 0 && asRecord(entry)));
  if (!choice) return undefined;
  if (choice.error || choice.native_finish_reason === "error")
    throw new VendorFailure({ body: errorIn(choice) ? choice : { error: choice } });
  return choice;
}

export function chatUsage(usage: unknown): Usage {
  const counts = asRecord(usage) ?? {};
  return usageOf({
    inputTokens: asCount(counts.prompt_tokens),
    outputTokens: asCount(counts.completion_tokens),
    cachedInputTokens: asCount(asRecord(counts.prompt_tokens_details)?.cached_tokens),
    reasoningTokens: asCount(asRecord(counts.completion_tokens_details)?.reasoning_tokens),
  });
}
