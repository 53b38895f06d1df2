import type { Finish, Usage } from "@legenda/core";
import type { Response, ResponseStreamEvent, ResponseUsage } from "openai/resources/responses/responses";
import { type EventReader, faultOf, type Reading, VendorFault } from "../wire.js";

/** Reads a whole response. */
export function readResponse(raw: unknown): Reading {
  const response = (raw ?? {}) as Partial<Response>;
  if (response.error) throw faultOf(response.error);
  if (!Array.isArray(response.output)) throw new VendorFault("the reply holds no output", { status: 200 });
  const content = response.output.flatMap((item) => (item.type === "message" ? item.content : []));
  const refusal = content.map((part) => (part.type === "refusal" ? part.refusal : "")).join("");
  const text = content.map((part) => (part.type === "output_text" ? part.text : "")).join("");
  return {
    text: refusal || text,
    finish: finishOf(response, refusal),
    usage: usageOf(response.usage),
    model: response.model,
    raw,
  };
}

/** Reads the events of a streamed response. Its last event holds the whole. */
export function responsesEvents(): EventReader {
  let reading: Reading | undefined;
  return {
    read(data) {
      if (data === "[DONE]") return "";
      const event = JSON.parse(data) as ResponseStreamEvent;
      switch (event.type) {
        case "response.output_text.delta":
          return event.delta;
        case "response.completed":
        case "response.incomplete":
          reading = readResponse(event.response);
          return "";
        case "response.failed":
          throw faultOf(event.response.error ?? { message: "the response failed" });
        case "error":
          // Some servers put the error into a field of its own, as everywhere else.
          throw faultOf((event as { error?: unknown }).error ?? event);
        default:
          return "";
      }
    },
    end: () => reading,
  };
}

function finishOf({ status, incomplete_details }: Partial<Response>, refusal: string): Finish {
  if (refusal) return "refusal";
  if (status !== "incomplete") return "stop";
  return incomplete_details?.reason === "content_filter" ? "filtered" : "length";
}

function usageOf(usage: ResponseUsage | undefined): Usage {
  if (!usage) return {};
  const {
    input_tokens,
    output_tokens,
    input_tokens_details: input,
    output_tokens_details: output,
  } = usage as Partial<ResponseUsage>;
  return {
    ...(input_tokens !== undefined && { inputTokens: input_tokens }),
    ...(output_tokens !== undefined && { outputTokens: output_tokens }),
    ...(input?.cached_tokens !== undefined && { cachedInputTokens: input.cached_tokens }),
    ...(output?.reasoning_tokens !== undefined && { reasoningTokens: output.reasoning_tokens }),
  };
}
