import type { Message, ModelRequest, Part } from "@legenda/core";
import type { RequestSchema } from "@legenda/core/provider";
import { type EncodeContext, mergeDeep, type PlacedImage } from "@legenda/core/provider";
import type {
  ChatCompletionContentPart,
  ChatCompletionContentPartText,
  ChatCompletionCreateParamsBase,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import type { Quirks } from "../quirks.js";
import { sentSchema } from "../schema.js";

type ChatBody = ChatCompletionCreateParamsBase;

/** What a body depends on besides the request itself. */
export interface RequestContext extends EncodeContext {
  readonly id: string;
  readonly quirks: Quirks;
}

/** The request body for chat completions. */
export function chatBody(request: ModelRequest, context: RequestContext): ChatBody {
  const { id, quirks, messages, stream } = context;
  const { temperature, topP, maxTokens, stop, seed, providerOptions } = request.params;
  const body = {
    model: id,
    messages: messages.map((message) => chatMessage(message, context)),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { [quirks.maxTokens]: maxTokens }),
    ...(stop !== undefined && { stop: [...stop] }),
    ...(seed !== undefined && { seed }),
    ...(request.schema && responseFormat(request.schema, context)),
  } satisfies ChatBody;
  return {
    ...(mergeDeep(body, providerOptions) as typeof body),
    stream,
    ...(stream && quirks.streamUsage && { stream_options: { include_usage: true } }),
  };
}

function responseFormat(schema: RequestSchema, { mode, quirks }: RequestContext): Pick<ChatBody, "response_format"> {
  if (mode === "json") return { response_format: { type: "json_object" } };
  if (mode !== "schema") return {};
  const { strict, schema: sent } = sentSchema(schema, quirks);
  return {
    response_format: { type: "json_schema", json_schema: { name: schema.name, schema: sent, ...(quirks.strict && { strict }) } },
  };
}

function chatMessage({ role, content }: Message, context: RequestContext): ChatCompletionMessageParam {
  const marked = context.quirks.cacheBreakpoints && content.some(({ cache }) => cache);
  // Every compatible server accepts a plain text.
  if (!marked && content.every(({ type }) => type === "text")) return { role, content: textOf(content) };
  switch (role) {
    case "user":
      return { role, content: content.map((part) => contentPart(part, context)) };
    case "system":
    case "assistant":
      return { role, content: content.map((part) => contentPart(part, context) as ChatCompletionContentPartText) };
    default:
      throw new TypeError(`Unknown role: ${role satisfies never}`);
  }
}

export const textOf = (content: readonly Part[]): string =>
  content.map((part) => (part.type === "text" ? part.text : "")).join("");

function contentPart(part: Part, { image, quirks }: RequestContext): ChatCompletionContentPart {
  const mark = part.cache && quirks.cacheBreakpoints && ({ prompt_cache_breakpoint: { mode: "explicit" } } as const);
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text, ...mark };
    case "image":
      return {
        type: "image_url",
        image_url: { url: imageUrl(image(part)), ...(part.detail && quirks.detail && { detail: part.detail }) },
        ...mark,
      };
    default:
      throw new TypeError(`Unknown type of part: ${(part satisfies never as { type: unknown }).type}`);
  }
}

/** The URL of an image, or a data URI. */
export function imageUrl(image: PlacedImage): string {
  return image.kind === "url" ? image.url : `data:${image.mediaType};base64,${image.data}`;
}
