import type { Message, ModelRequest, Part } from "@legenda/core";
import type { RequestSchema } from "@legenda/core/provider";
import { mergeDeep } from "@legenda/core/provider";
import type {
  EasyInputMessage,
  ResponseCreateParamsNonStreaming,
  ResponseInputContent,
  ResponseTextConfig,
} from "openai/resources/responses/responses";
import { imageUrl, type RequestContext, textOf } from "../chat/request.js";
import { sentSchema } from "../schema.js";

type ResponsesBody = Omit<ResponseCreateParamsNonStreaming, "stream"> & { readonly stream: boolean };

/** The request body for the Responses API. */
export function responsesBody(request: ModelRequest, context: RequestContext): ResponsesBody {
  const { id, messages, stream } = context;
  const { temperature, topP, maxTokens, providerOptions } = request.params;
  const body = {
    model: id,
    input: messages.map((message) => inputMessage(message, context)),
    // No request refers to an earlier response, so the vendor need not store it.
    store: false,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { max_output_tokens: maxTokens }),
    ...(request.schema && textConfig(request.schema, context)),
  } satisfies ResponseCreateParamsNonStreaming;
  return { ...(mergeDeep(body, providerOptions) as typeof body), stream };
}

function textConfig(schema: RequestSchema, { mode, quirks }: RequestContext): { text?: ResponseTextConfig } {
  if (mode === "json") return { text: { format: { type: "json_object" } } };
  if (mode !== "schema") return {};
  const { strict, schema: sent } = sentSchema(schema, quirks);
  return { text: { format: { type: "json_schema", name: schema.name, schema: sent, ...(quirks.strict && { strict }) } } };
}

function inputMessage({ role, content }: Message, context: RequestContext): EasyInputMessage {
  const marked = context.quirks.cacheBreakpoints && content.some(({ cache }) => cache);
  // Messages of the assistant cannot have input parts, so they are sent as a text.
  if (role === "assistant" || (!marked && content.every(({ type }) => type === "text")))
    return { role, content: textOf(content) };
  return { role, content: content.map((part) => inputPart(part, context)) };
}

function inputPart(part: Part, { image, quirks }: RequestContext): ResponseInputContent {
  const mark = part.cache && quirks.cacheBreakpoints && ({ prompt_cache_breakpoint: { mode: "explicit" } } as const);
  switch (part.type) {
    case "text":
      return { type: "input_text", text: part.text, ...mark };
    case "image":
      return { type: "input_image", image_url: imageUrl(image(part)), detail: part.detail ?? "auto", ...mark };
    default:
      throw new TypeError(`Unknown type of part: ${(part satisfies never as { type: unknown }).type}`);
  }
}
