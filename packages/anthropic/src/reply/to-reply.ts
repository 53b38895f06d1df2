import type Anthropic from "@anthropic-ai/sdk";
import type { ModelReply, StructuredOutputMode } from "@legenda/core";
import { rateLimitsOf } from "@legenda/core/provider";
import { finishOf } from "./finish.js";
import { usageOf } from "./usage.js";

type HeaderSource = { get(name: string): string | null };

/** What the vendor's message says. */
export function replyOf(message: Anthropic.Message, headers: HeaderSource, mode: StructuredOutputMode | undefined): ModelReply {
  const requestId = headers.get("request-id");
  const rateLimits = anthropicRateLimits(headers);
  return {
    text: textOf(message, mode),
    finish: finishOf(message.stop_reason),
    usage: usageOf(message.usage),
    provider: "anthropic",
    model: message.model,
    ...(requestId && { requestId }),
    ...(rateLimits && { rateLimits }),
    raw: message,
  };
}

/** The texts of the answer, or the input of the tool that stands for a schema. Thinking is no part of it. */
function textOf({ content, stop_reason, stop_details }: Anthropic.Message, mode: StructuredOutputMode | undefined): string {
  const tool = mode === "tool" ? content.find((block) => block.type === "tool_use") : undefined;
  // An input that was cut is no JSON, and stays as it came.
  if (tool) return typeof tool.input === "string" ? tool.input : JSON.stringify(tool.input);
  const text = content.map((block) => (block.type === "text" ? block.text : "")).join("");
  return text || (stop_reason === "refusal" ? (stop_details?.explanation ?? "") : "");
}

/** `tokens` is the tightest of the limits on tokens; an account with none of its own has one on its input. */
export function anthropicRateLimits(headers: HeaderSource): ModelReply["rateLimits"] {
  const either: HeaderSource = { get: (name) => headers.get(name) ?? headers.get(name.replace("-tokens-", "-input-tokens-")) };
  return rateLimitsOf(either, (kind, unit) => `anthropic-ratelimit-${unit}-${kind}`);
}
