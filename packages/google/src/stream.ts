import type { Finish, Usage } from "@legenda/core";
import { addCounts, asCount, asRecord, asText, type StreamDecoder, usageOf, type WireRecord } from "@legenda/core/provider";
import { candidateText, firstCandidate } from "./candidate.js";
import { finishOf, isBlocked } from "./finish.js";

/** Reads the responses of a stream. It is complete with a finish reason and a clean end. */
export function responseStream(): StreamDecoder {
  let head: WireRecord = {};
  let text = "";
  let reason: unknown;
  let finish: Finish | undefined;
  let usage: WireRecord | undefined;
  return {
    push(event) {
      const response = asRecord(event) ?? {};
      const { candidates: _, usageMetadata, ...rest } = response;
      head = { ...head, ...rest };
      // The last response may contain only the usage.
      if (asRecord(usageMetadata)) usage = { ...usage, ...asRecord(usageMetadata) };
      const candidate = firstCandidate(response);
      const ending = isBlocked(asRecord(response.promptFeedback)) ? "filtered" : candidate && finishOf(candidate);
      // No later response changes a bad finish reason into a good one.
      if (ending && (finish === undefined || finish === "stop")) {
        finish = ending;
        reason = candidate?.finishReason;
      }
      const piece = candidate ? candidateText(candidate) : "";
      text += piece;
      return piece;
    },
    reply() {
      if (finish === undefined) return undefined;
      const content = { role: "model", parts: [{ text }] };
      return {
        text,
        finish,
        usage: responseUsage(usage),
        model: asText(head.modelVersion),
        requestId: asText(head.responseId),
        raw: {
          candidates: [{ index: 0, content, finishReason: reason }],
          ...(usage && { usageMetadata: usage }),
          ...head,
        },
      };
    },
  };
}

/** Thoughts are billed as output, so they are added to it; the prompt's tokens already include cached ones. */
function responseUsage(counts: WireRecord = {}): Usage {
  return usageOf({
    inputTokens: addCounts(asCount(counts.promptTokenCount), asCount(counts.toolUsePromptTokenCount)),
    outputTokens: addCounts(asCount(counts.candidatesTokenCount), asCount(counts.thoughtsTokenCount)),
    cachedInputTokens: asCount(counts.cachedContentTokenCount),
    reasoningTokens: asCount(counts.thoughtsTokenCount),
  });
}
