import type {
  ContentBlock,
  Message,
  MessageDeltaUsage,
  RawMessageStreamEvent,
  RefusalStopDetails,
  StopReason,
  Usage,
} from "@anthropic-ai/sdk/resources/messages";
import type { APIErrorObject, ErrorResponse } from "@anthropic-ai/sdk/resources/shared";
import { type Failed, type RecordedRequest, type Said, type VendorServer, vendorServer } from "@legenda/conformance/server";
import { type AnthropicRefusal, anthropicRefusalOf } from "./anthropic-checks.js";

export type { AnthropicRefusal };

export interface AnthropicServerOptions {
  /** What the model does not take: it answers 400, as the API does. */
  readonly refuses?: readonly AnthropicRefusal[];
}

/**
 * Anthropic's Messages API.
 *
 * @example
 * await using server = await anthropicServer({ refuses: ["output_config"] });
 * server.script(say("A wolf."));
 */
export function anthropicServer({ refuses = [] }: AnthropicServerOptions = {}): Promise<VendorServer> {
  return vendorServer({
    check: (request) => anthropicRefusalOf(request, refuses),
    streams: ({ body }) => (body as { stream?: unknown } | undefined)?.stream === true,
    reply,
    events,
    error: (failed) => ({ body: errorOf(failed), headers: headersOf(failed) }),
    errorEvent: () => event("error", errorOf({ kind: "error", status: 529, message: "Overloaded" })),
  });
}

function reply(said: Said, request: RecordedRequest): Message {
  const content = said.finish === "refusal" ? [] : [...thinking(said), blockOf(said, request)];
  return { ...messageOf(request), content, ...stopOf(said, request), usage: usageOf(said) };
}

function events(said: Said, pieces: readonly string[], request: RecordedRequest) {
  const refused = said.finish === "refusal";
  const thoughts = thinking(said);
  const index = thoughts.length;
  const { output_tokens, ...before } = usageOf(said);
  const opened: Message = {
    ...messageOf(request),
    content: [],
    stop_reason: null,
    stop_details: null,
    stop_sequence: null,
    usage: { ...before, output_tokens: 1, output_tokens_details: null },
  };
  return {
    opening: [
      sse({ type: "message_start", message: opened }),
      'event: ping\ndata: {"type": "ping"}\n\n',
      ...thoughts.flatMap((block, at) => [
        sse({ type: "content_block_start", index: at, content_block: { ...block, thinking: "", signature: "" } }),
        sse({ type: "content_block_delta", index: at, delta: { type: "thinking_delta", thinking: block.thinking } }),
        sse({ type: "content_block_delta", index: at, delta: { type: "signature_delta", signature: block.signature } }),
        sse({ type: "content_block_stop", index: at }),
      ]),
      ...(refused ? [] : [sse({ type: "content_block_start", index, content_block: emptyBlock(request) })]),
    ],
    pieces: refused
      ? []
      : pieces.map((text) =>
          sse({
            type: "content_block_delta",
            index,
            delta: toolOf(request) ? { type: "input_json_delta", partial_json: text } : { type: "text_delta", text },
          }),
        ),
    closing: [
      ...(refused ? [] : [sse({ type: "content_block_stop", index })]),
      sse({ type: "message_delta", delta: { container: null, ...stopOf(said, request) }, usage: deltaUsageOf(said) }),
      sse({ type: "message_stop" }),
    ],
  };
}

function messageOf({
  body,
}: RecordedRequest): Omit<Message, "content" | "usage" | "stop_reason" | "stop_details" | "stop_sequence"> {
  const { model } = body as { model: string };
  return { id: "msg_loopback", type: "message", role: "assistant", model, container: null, diagnostics: null };
}

/** The tool that a request forces, which is then answered with. */
function toolOf({ body }: RecordedRequest): string | undefined {
  const { tool_choice: choice } = body as { tool_choice?: { type: string; name?: string } };
  return choice?.type === "tool" ? choice.name : undefined;
}

function blockOf(said: Said, request: RecordedRequest): ContentBlock {
  const block = emptyBlock(request);
  return block.type === "tool_use" ? { ...block, input: inputOf(said.text) } : { type: "text", text: said.text, citations: null };
}

function emptyBlock(request: RecordedRequest): Extract<ContentBlock, { type: "text" | "tool_use" }> {
  const name = toolOf(request);
  if (name === undefined) return { type: "text", text: "", citations: null };
  return { type: "tool_use", id: "toolu_loopback", name, input: {}, caller: { type: "direct" } };
}

/** The server reads what the model wrote for a tool; what is no JSON stays text. */
function inputOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Thoughts come first; their text is left out unless it is asked for. */
function thinking({ usage }: Said): Extract<ContentBlock, { type: "thinking" }>[] {
  return usage?.reasoning ? [{ type: "thinking", thinking: "", signature: "c2lnbmF0dXJl" }] : [];
}

function stopOf(said: Said, request: RecordedRequest): Pick<Message, "stop_reason" | "stop_details" | "stop_sequence"> {
  const refusal: RefusalStopDetails = { type: "refusal", category: "general_harms", explanation: said.text || null };
  const reasons: Readonly<Record<NonNullable<Said["finish"]>, StopReason>> = {
    stop: toolOf(request) ? "tool_use" : "end_turn",
    length: "max_tokens",
    refusal: "refusal",
    filtered: "refusal",
  };
  return {
    stop_reason: reasons[said.finish ?? "stop"],
    stop_details: said.finish === "refusal" ? refusal : null,
    stop_sequence: null,
  };
}

/** What is read from the cache counts beside the input. */
function usageOf({ usage: { input = 10, output = 5, cached = 0, reasoning } = {} }: Said): Usage {
  return {
    input_tokens: input - cached,
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: 0,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
    output_tokens: output,
    output_tokens_details: reasoning === undefined ? null : { thinking_tokens: reasoning },
    server_tool_use: null,
    service_tier: "standard",
    inference_geo: null,
    speed: null,
  };
}

function deltaUsageOf(said: Said): MessageDeltaUsage {
  const { output_tokens, output_tokens_details } = usageOf(said);
  return {
    output_tokens,
    output_tokens_details,
    input_tokens: null,
    cache_read_input_tokens: null,
    cache_creation_input_tokens: null,
    server_tool_use: null,
  };
}

const types: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  413: "request_too_large",
  422: "invalid_request_error",
  429: "rate_limit_error",
  504: "timeout_error",
  529: "overloaded_error",
};

function errorOf({ status, code, message = `Loopback status ${status}.` }: Failed): ErrorResponse {
  // The kinds of error differ by their type alone.
  const error = { type: types[status] ?? "api_error", message, ...(code && { details: { error_code: code } }) } as APIErrorObject;
  return { type: "error", error, request_id: "req_loopback" };
}

function headersOf({ retryAfterMs }: Failed): Record<string, string> {
  return retryAfterMs === undefined ? {} : { "retry-after": String(retryAfterMs / 1000) };
}

const sse = (data: RawMessageStreamEvent): string => event(data.type, data);
const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
