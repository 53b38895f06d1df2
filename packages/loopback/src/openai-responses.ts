import type { RecordedRequest, Said } from "@legenda/conformance/server";
import type { Response, ResponseOutputMessage, ResponseStreamEvent, ResponseUsage } from "openai/resources/responses/responses";

/** The SDK adds `output_text` itself; the wire has none. */
type WireResponse = Omit<Response, "output_text">;

/** How the Responses API words an answer. */
export function responsesReply(said: Said, { body }: RecordedRequest): WireResponse {
  const cut = said.finish === "length" || said.finish === "filtered";
  const message: ResponseOutputMessage = {
    id: "msg_loopback",
    type: "message",
    role: "assistant",
    status: cut ? "incomplete" : "completed",
    content: [
      said.finish === "refusal"
        ? { type: "refusal", refusal: said.text }
        : { type: "output_text", text: said.text, annotations: [] },
    ],
  };
  return {
    ...emptyResponse(body),
    status: cut ? "incomplete" : "completed",
    incomplete_details: cut ? { reason: said.finish === "length" ? "max_output_tokens" : "content_filter" } : null,
    output: [message],
    usage: usageOf(said),
  };
}

export function responsesEvents(said: Said, pieces: readonly string[], request: RecordedRequest) {
  let number = 0;
  const place = { item_id: "msg_loopback", output_index: 0, content_index: 0 } as const;
  const whole = responsesReply(said, request);
  const started = { ...emptyResponse(request.body), status: "in_progress" } as const;
  const event = (data: WireEvent): string =>
    `event: ${data.type}\ndata: ${JSON.stringify({ ...data, sequence_number: number++ })}\n\n`;
  return {
    opening: [event({ type: "response.created", response: started }), event({ type: "response.in_progress", response: started })],
    pieces: pieces.map((delta) =>
      said.finish === "refusal"
        ? event({ type: "response.refusal.delta", ...place, delta })
        : event({ type: "response.output_text.delta", ...place, delta, logprobs: [] }),
    ),
    closing: [event({ type: whole.status === "incomplete" ? "response.incomplete" : "response.completed", response: whole })],
  };
}

/** Events as they are on the wire: numbered when they are sent, and without what the SDK adds. */
type WireEvent = ResponseStreamEvent extends infer Event
  ? Event extends { response: Response }
    ? Omit<Event, "response" | "sequence_number"> & { response: WireResponse; type: string }
    : Event extends { type: string }
      ? Omit<Event, "sequence_number"> & { type: string }
      : never
  : never;

export const responsesErrorEvent = (): string =>
  `event: error\ndata: ${JSON.stringify({ type: "error", code: "server_error", message: "The server had an error.", param: null, sequence_number: 9 })}\n\n`;

function emptyResponse(body: unknown): WireResponse {
  return {
    id: "resp_loopback",
    object: "response",
    created_at: 1_763_000_000,
    access_programs: null,
    model: String((body as { model?: unknown } | undefined)?.model),
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    output: [],
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: "auto",
    tools: [],
    top_p: 1,
  };
}

function usageOf({ usage: { input = 10, output = 5, cached = 0, reasoning = 0 } = {} }: Said): ResponseUsage {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cached, cache_write_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  };
}
