import type { Finish } from "@legenda/core";
import {
  asCount,
  asRecord,
  asText,
  type DecodeContext,
  type DecodedReply,
  usageOf,
  VendorFailure,
  type WireRecord,
} from "@legenda/core/provider";

/**
 * Reads a complete answer of the cloud or the station.
 *
 * @throws {VendorFailure} if it contains neither a caption nor an answer
 */
export function readAnswer(body: unknown, context: DecodeContext): DecodedReply {
  const answer = asRecord(body) ?? {};
  const text = asText(answer.caption) ?? asText(answer.answer);
  if (text === undefined) {
    throw new VendorFailure({
      status: 200,
      body,
      explanation: { kind: "unknown", message: "the reply contains neither a caption nor an answer.", retryable: true },
    });
  }
  return replyOf(text, answer, context);
}

/**
 * Combines a text with the data of its answer, or of the last events of its stream. The station's `_stats.tokens` is
 * ignored: for complete answers it is the number of words, not of tokens.
 */
export function replyOf(text: string, answer: WireRecord, { request }: DecodeContext): DecodedReply {
  const metrics = asRecord(answer.metrics) ?? {};
  const outputTokens = asCount(metrics.output_tokens);
  return {
    text,
    finish: finishOf(answer.finish_reason, outputTokens, request.params.maxTokens),
    usage: usageOf({ inputTokens: asCount(metrics.input_tokens), outputTokens }),
    requestId: asText(answer.request_id),
    raw: answer,
  };
}

/** The station and older versions of the cloud send no finish reason; then the token count determines it, if there is one. */
function finishOf(reason: unknown, outputTokens: number | undefined, maxTokens: number | undefined): Finish {
  if (reason === undefined || reason === null)
    return maxTokens !== undefined && outputTokens !== undefined && outputTokens >= maxTokens ? "length" : "stop";
  switch (reason) {
    case "stop":
    case "eos":
      return "stop";
    case "length":
    case "max_tokens":
      return "length";
    case "content_filter":
    case "filtered":
      return "filtered";
    default:
      if (typeof reason === "string" && /^(error|abort|aborted|failed)$/i.test(reason)) {
        throw new VendorFailure({
          status: 200,
          explanation: { kind: "overloaded", message: `the answer ended with "${reason}".`, code: reason, retryable: true },
        });
      }
      return "other";
  }
}
