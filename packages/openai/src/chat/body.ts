import type { Message, Part } from "@legenda/core";
import { mergeDeep, withSchemaInPrompt } from "@legenda/core/provider";
import type {
  ChatCompletionContentPart,
  ChatCompletionContentPartText,
  ChatCompletionCreateParamsBase,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import { sentSchema } from "../structured.js";
import type { Outgoing } from "../wire.js";

type ChatBody = ChatCompletionCreateParamsBase;

/** A request as chat completions word it. */
export function chatBody(outgoing: Outgoing): ChatBody {
  const { id, request, dialect, mode, stream } = outgoing;
  const { temperature, topP, maxTokens, stop, seed, providerOptions } = request.params;
  const messages =
    request.schema && (mode === "json" || mode === "prompt")
      ? withSchemaInPrompt(request.messages, request.schema)
      : request.messages;
  const body = {
    model: id,
    messages: messages.map((message) => chatMessage(message, outgoing)),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { [dialect.maxTokens]: maxTokens }),
    ...(stop !== undefined && { stop: [...stop] }),
    ...(seed !== undefined && { seed }),
    ...(request.schema && responseFormat(outgoing)),
  } satisfies ChatBody;
  return {
    ...(mergeDeep(body, providerOptions) as typeof body),
    stream,
    ...(stream && dialect.streamUsage && { stream_options: { include_usage: true } }),
  };
}

function responseFormat({ request: { schema }, dialect, mode }: Outgoing): Pick<ChatBody, "response_format"> {
  if (mode === "json") return { response_format: { type: "json_object" } };
  if (!schema || mode !== "schema") return {};
  const { strict, schema: sent } = sentSchema(schema, dialect);
  return {
    response_format: { type: "json_schema", json_schema: { name: schema.name, schema: sent, ...(dialect.strict && { strict }) } },
  };
}

function chatMessage({ role, content }: Message, outgoing: Outgoing): ChatCompletionMessageParam {
  const marked = outgoing.dialect.cacheBreakpoints && content.some(({ cache }) => cache);
  // A plain text is what every server of the kind takes.
  if (!marked && content.every(({ type }) => type === "text")) return { role, content: textOf(content) };
  switch (role) {
    case "user":
      return { role, content: content.map((part) => contentPart(part, outgoing)) };
    case "system":
    case "assistant":
      return { role, content: content.map((part) => contentPart(part, outgoing) as ChatCompletionContentPartText) };
    default:
      throw new TypeError(`Unknown role: ${role satisfies never}`);
  }
}

export const textOf = (content: readonly Part[]): string =>
  content.map((part) => (part.type === "text" ? part.text : "")).join("");

function contentPart(part: Part, { images, dialect }: Outgoing): ChatCompletionContentPart {
  const mark = part.cache && dialect.cacheBreakpoints && ({ prompt_cache_breakpoint: { mode: "explicit" } } as const);
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text, ...mark };
    case "image":
      return {
        type: "image_url",
        image_url: { url: images.urlOf(part), ...(part.detail && dialect.detail && { detail: part.detail }) },
        ...mark,
      };
    default:
      throw new TypeError(`Unknown type of part: ${(part satisfies never as { type: unknown }).type}`);
  }
}
