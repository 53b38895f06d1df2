/** How Acme words requests and replies. Everything else is `createModel`'s. */
import type { ModelRequest } from "@legenda/core";
import {
  asCount,
  asRecord,
  asText,
  type DecodedReply,
  type EncodeContext,
  type EncodedRequest,
  type StreamDecoder,
  usageOf,
  VendorFailure,
} from "@legenda/core/provider";

/** A request as Acme takes it: turns of text and images. */
export function encode({ params }: ModelRequest, { messages, stream, image }: EncodeContext): EncodedRequest {
  const turns = messages.map(({ role, content }) => ({
    role,
    parts: content.map((part) => {
      if (part.type === "text") return { text: part.text };
      const placed = image(part);
      return { image: placed.kind === "url" ? placed.url : `data:${placed.mediaType};base64,${placed.data}` };
    }),
  }));
  const { temperature, maxTokens } = params;
  const body = {
    turns,
    stream,
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
  return { path: "/generate", body, extra: params.providerOptions };
}

/** A whole reply. What comes over the wire is checked for its type: unknown is never read as success. */
export function decode(body: unknown): DecodedReply {
  const reply = asRecord(body) ?? {};
  const text = asText(reply.text);
  if (text === undefined) throw new VendorFailure({ status: 200, body });
  return { text, finish: finishOf(reply.finish), usage: usageIn(reply.usage), model: asText(reply.model), raw: body };
}

/** A stream: pieces of text, then the reason to stop and the usage, then `[DONE]`. */
export function decodeStream(): StreamDecoder {
  let text = "";
  let last: unknown;
  return {
    push(event) {
      const { piece, finish } = asRecord(event) ?? {};
      if (finish !== undefined) last = event;
      text += asText(piece) ?? "";
      return asText(piece) ?? "";
    },
    reply() {
      const end = asRecord(last);
      return end && { text, finish: finishOf(end.finish), usage: usageIn(end.usage), model: asText(end.model), raw: end };
    },
  };
}

function finishOf(finish: unknown): DecodedReply["finish"] {
  switch (finish) {
    case "done":
      return "stop";
    case "too_long":
      return "length";
    case "blocked":
      return "filtered";
    default:
      return "other";
  }
}

function usageIn(usage: unknown): DecodedReply["usage"] {
  const { input, output } = asRecord(usage) ?? {};
  return usageOf({ inputTokens: asCount(input), outputTokens: asCount(output) });
}
