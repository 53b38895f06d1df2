import type { Finish, Model, ModelReply, ModelRequest } from "../model.js";
import type { SpanAttributes } from "./tracer.js";

// The names are those of the OpenTelemetry semantic conventions for generative AI, client inference spans:
// https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-spans.md

/** Where the conventions have a name of their own for a provider. */
const providers: Readonly<Record<string, string>> = { google: "gcp.gen_ai", mistral: "mistral_ai", xai: "x_ai" };

const finishReasons: Readonly<Record<Finish, string>> = {
  stop: "stop",
  length: "length",
  refusal: "refusal",
  filtered: "content_filter",
  other: "other",
};

export const finishReason = ({ finish }: ModelReply): string => finishReasons[finish];

/** What a sampler decides by: given when the span begins. */
export function startAttributes({ provider, id }: Model): SpanAttributes {
  return {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": (Object.hasOwn(providers, provider) && providers[provider]) || provider,
    "gen_ai.request.model": id,
  };
}

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
