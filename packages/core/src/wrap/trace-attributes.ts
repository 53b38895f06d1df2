import type { Finish, Model, ModelReply, ModelRequest } from "../model.js";
import type { SpanAttributes } from "./tracer.js";

// The names are those of the OpenTelemetry semantic conventions for generative AI, client inference spans:
// https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-spans.md

/** Providers that have another name in the conventions. */
const providers: Readonly<Record<string, string>> = { google: "gcp.gen_ai", mistral: "mistral_ai", xai: "x_ai" };

const finishReasons: Readonly<Record<Finish, string>> = {
  stop: "stop",
  length: "length",
  refusal: "refusal",
  filtered: "content_filter",
  other: "other",
};

/** The finish reason in the words of the conventions. */
export const finishReason = ({ finish }: ModelReply): string => finishReasons[finish];

/** The attributes that a sampler sees: set when the span starts. */
export function startAttributes({ provider, id }: Model): SpanAttributes {
  return {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": (Object.hasOwn(providers, provider) && providers[provider]) || provider,
    "gen_ai.request.model": id,
  };
}

/** The attributes of a request: its output type and parameters. */
export function requestAttributes({ params, schema }: ModelRequest, stream: boolean): SpanAttributes {
  return defined({
    "gen_ai.output.type": schema ? "json" : "text",
    "gen_ai.request.stream": stream || undefined,
    "gen_ai.request.temperature": params.temperature,
    "gen_ai.request.top_p": params.topP,
    "gen_ai.request.max_tokens": params.maxTokens,
    "gen_ai.request.stop_sequences": params.stop && [...params.stop],
    "gen_ai.request.seed": params.seed,
  });
}

/** The attributes of a reply: its model, id, finish reason and usage. */
export function replyAttributes(reply: ModelReply): SpanAttributes {
  const { usage, model, raw } = reply;
  const id = (raw as { id?: unknown } | null | undefined)?.id;
  return defined({
    "gen_ai.response.model": model,
    "gen_ai.response.id": typeof id === "string" ? id : undefined,
    "gen_ai.response.finish_reasons": [finishReason(reply)],
    "gen_ai.usage.input_tokens": usage.inputTokens,
    "gen_ai.usage.output_tokens": usage.outputTokens,
    "gen_ai.usage.cache_read.input_tokens": usage.cachedInputTokens,
    "gen_ai.usage.reasoning.output_tokens": usage.reasoningTokens,
  });
}

function defined(attributes: { readonly [name: string]: SpanAttributes[string] | undefined }): SpanAttributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)) as SpanAttributes;
}
