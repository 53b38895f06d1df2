import type { RecordedRequest, Said } from "@legenda/conformance/server";
import type { ChatCompletion, ChatCompletionChunk } from "openai/resources/chat/completions";
import type { CompletionUsage } from "openai/resources/completions";

/** How chat completions word an answer. */
export function chatReply(said: Said, { body }: RecordedRequest): ChatCompletion {
  const refused = said.finish === "refusal";
  return {
    id: "chatcmpl-loopback",
    object: "chat.completion",
    created: 1_763_000_000,
    model: modelOf(body),
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: refused ? null : said.text, refusal: refused ? said.text : null },
        finish_reason: finishReason(said),
        logprobs: null,
      },
    ],
    usage: usageOf(said),
  };
}

export function chatEvents(said: Said, pieces: readonly string[], { body }: RecordedRequest) {
  const base = {
    id: "chatcmpl-loopback",
    object: "chat.completion.chunk",
    created: 1_763_000_000,
    model: modelOf(body),
  } as const;
  const withUsage = (body as { stream_options?: { include_usage?: boolean } }).stream_options?.include_usage === true;
  const chunk = (delta: ChatCompletionChunk.Choice.Delta, finish_reason: ChatCompletionChunk.Choice["finish_reason"] = null) =>
    event({
      ...base,
      choices: [{ index: 0, delta, finish_reason }],
      ...(withUsage && { usage: null }),
    } satisfies ChatCompletionChunk);
  const key = said.finish === "refusal" ? "refusal" : "content";
  return {
    opening: [chunk({ role: "assistant", content: "" })],
    pieces: pieces.map((piece) => chunk({ [key]: piece })),
    closing: [
      chunk({}, finishReason(said)),
      ...(withUsage ? [event({ ...base, choices: [], usage: usageOf(said) } satisfies ChatCompletionChunk)] : []),
      "data: [DONE]\n\n",
    ],
  };
}

/** A server that fails in the middle sends its error as a chunk. */
export const chatErrorEvent = (): string =>
  event({
    error: { message: "The server had an error while processing your request.", type: "server_error", param: null, code: null },
  });

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

const modelOf = (body: unknown): string => String((body as { model?: unknown } | undefined)?.model);

function finishReason({ finish }: Said): "stop" | "length" | "content_filter" {
  return finish === "length" ? "length" : finish === "filtered" ? "content_filter" : "stop";
}

function usageOf({ usage: { input = 10, output = 5, cached = 0, reasoning = 0 } = {} }: Said): CompletionUsage {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
