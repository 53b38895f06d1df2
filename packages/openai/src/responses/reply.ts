import type { Finish, Usage } from "@legenda/core";
import {
  asCount,
  asList,
  asRecord,
  asText,
  type DecodedReply,
  usageOf,
  VendorFailure,
  type WireRecord,
} from "@legenda/core/provider";
import { contentText, refusalText } from "../content.js";

/**
 * Reads a complete response.
 *
 * @throws {VendorFailure} if it failed, or is not a response
 */
export function readResponse(raw: unknown): DecodedReply {
  const response = asRecord(raw) ?? {};
  if (response.error || response.status === "failed")
    throw new VendorFailure({ body: { error: response.error ?? "the response failed" } });
  if (!Array.isArray(response.output)) {
    throw new VendorFailure({
      status: 200,
      body: raw,
      explanation: { kind: "unknown", message: "the reply contains no output.", retryable: true },
    });
  }
  const contents = messagesOf(response).map(({ content }) => content);
  const refusal = contents.map(refusalText).join("");
  const finish = finishOf(response);
  return {
    text: refusal || contents.map(contentText).join(""),
    finish: refusal && finish !== "filtered" ? "refusal" : finish,
    usage: responseUsage(response.usage),
    model: asText(response.model),
    requestId: asText(response.id),
    raw,
  };
}

/** The messages of the answer, without the model's commentary before it. */
function messagesOf({ output }: WireRecord): readonly WireRecord[] {
  return asList(output)
    .map(asRecord)
    .filter((item) => item !== undefined)
    .filter(({ type, phase }) => type === "message" && phase !== "commentary");
}

/** Only a completed response is a complete answer. */
function finishOf({ status, incomplete_details }: WireRecord): Finish {
  if (status === "completed") return "stop";
  const reason = asText(asRecord(incomplete_details)?.reason);
  if (status !== "incomplete") return "other";
  if (reason === "content_filter") return "filtered";
  return reason === "max_output_tokens" || reason === "max_tokens" ? "length" : "other";
}

function responseUsage(usage: unknown): Usage {
  const counts = asRecord(usage) ?? {};
  return usageOf({
    inputTokens: asCount(counts.input_tokens),
    outputTokens: asCount(counts.output_tokens),
    cachedInputTokens: asCount(asRecord(counts.input_tokens_details)?.cached_tokens),
    reasoningTokens: asCount(asRecord(counts.output_tokens_details)?.reasoning_tokens),
  });
}
