import type { ProviderAdapter } from "@legenda/core/provider";
import { readChat } from "./chat/reply.js";
import { chatBody } from "./chat/request.js";
import { chatStream } from "./chat/stream.js";
import { rateLimits, refusal } from "./errors.js";
import type { Quirks } from "./quirks.js";
import { readResponse } from "./responses/reply.js";
import { responsesBody } from "./responses/request.js";
import { responseStream } from "./responses/stream.js";

/** One model of a server that speaks one of OpenAI's APIs. */
export interface AdapterOptions {
  readonly id: string;
  readonly quirks: Quirks;
}

/** Chat completions, which every server of the kind has. */
export function chatAdapter({ id, quirks }: AdapterOptions): ProviderAdapter {
  return {
    encode: (request, context) => ({ path: "/chat/completions", body: chatBody(request, { ...context, id, quirks }) }),
    decode: readChat,
    decodeStream: chatStream,
    endMark: "[DONE]",
    refusal,
    rateLimits,
  };
}

/** OpenAI's Responses API. */
export function responsesAdapter({ id, quirks }: AdapterOptions): ProviderAdapter {
  return {
    encode: (request, context) => ({ path: "/responses", body: responsesBody(request, { ...context, id, quirks }) }),
    decode: readResponse,
    decodeStream: responseStream,
    endMark: "[DONE]",
    refusal,
    rateLimits,
  };
}
