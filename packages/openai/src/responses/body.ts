import type { Message, Part } from "@legenda/core";
import { mergeDeep, withSchemaInPrompt } from "@legenda/core/provider";
import type {
  EasyInputMessage,
  ResponseCreateParamsNonStreaming,
  ResponseInputContent,
  ResponseTextConfig,
} from "openai/resources/responses/responses";
import { textOf } from "../chat/body.js";
import { sentSchema } from "../structured.js";
import type { Outgoing } from "../wire.js";

type ResponsesBody = Omit<ResponseCreateParamsNonStreaming, "stream"> & { readonly stream: boolean };

/** A request as the Responses API words it. */
export function responsesBody(outgoing: Outgoing): ResponsesBody {
  const { id, request, mode, stream } = outgoing;
  const { temperature, topP, maxTokens, providerOptions } = request.params;
  const messages =
    request.schema && (mode === "json" || mode === "prompt")
      ? withSchemaInPrompt(request.messages, request.schema)
      : request.messages;
  const body = {
    model: id,
    input: messages.map((message) => inputMessage(message, outgoing)),
    // Nothing is asked about an earlier response, so the vendor need not keep it.
    store: false,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { max_output_tokens: maxTokens }),
    ...(request.schema && textConfig(outgoing)),
  } satisfies ResponseCreateParamsNonStreaming;
  return { ...(mergeDeep(body, providerOptions) as typeof body), stream };
}

function textConfig({ request: { schema }, dialect, mode }: Outgoing): { text?: ResponseTextConfig } {
  if (mode === "json") return { text: { format: { type: "json_object" } } };
  if (!schema || mode !== "schema") return {};
  const { strict, schema: sent } = sentSchema(schema, dialect);
  return { text: { format: { type: "json_schema", name: schema.name, schema: sent, ...(dialect.strict && { strict }) } } };
}

function inputMessage({ role, content }: Message, outgoing: Outgoing): EasyInputMessage {
  const marked = outgoing.dialect.cacheBreakpoints && content.some(({ cache }) => cache);
  // What the assistant said is no input part: it goes as a text.
  if (role === "assistant" || (!marked && content.every(({ type }) => type === "text")))
    return { role, content: textOf(content) };
  return { role, content: content.map((part) => inputPart(part, outgoing)) };
}

function inputPart(part: Part, { images, dialect }: Outgoing): ResponseInputContent {
  const mark = part.cache && dialect.cacheBreakpoints && ({ prompt_cache_breakpoint: { mode: "explicit" } } as const);
  switch (part.type) {
    case "text":
      return { type: "input_text", text: part.text, ...mark };
    case "image":
      return { type: "input_image", image_url: images.urlOf(part), detail: part.detail ?? "auto", ...mark };
    default:
      throw new TypeError(`Unknown type of part: ${(part satisfies never as { type: unknown }).type}`);
  }
}
