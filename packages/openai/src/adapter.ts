import type { LoadedDefinition, ProviderAdapter } from "@legenda/core/provider";
import { readChat } from "./chat/reply.js";
import { chatBody } from "./chat/request.js";
import { chatStream } from "./chat/stream.js";
import { type ServerDescription, transportTo } from "./client.js";
import { download } from "./download.js";
import { rateLimits, refusal } from "./errors.js";
import type { ConnectionOptions } from "./options.js";
import type { Quirks } from "./quirks.js";
import { readResponse } from "./responses/reply.js";
import { responsesBody } from "./responses/request.js";
import { responseStream } from "./responses/stream.js";

/** One model of a server with one of OpenAI's APIs. */
export interface AdapterOptions {
  readonly api: "chat" | "responses";
  readonly id: string;
  readonly quirks: Quirks;
  /** Called with the first request, when the environment is read. */
  readonly server: () => ServerDescription;
  readonly connection: ConnectionOptions;
}

/** The adapter, which is loaded with a model's first call. */
export function openaiAdapter({ api, id, quirks, server, connection }: AdapterOptions): LoadedDefinition {
  return {
    ...(api === "chat" ? chatAdapter(id, quirks) : responsesAdapter(id, quirks)),
    endMark: "[DONE]",
    refusal,
    rateLimits,
    download: connection.download ?? download,
    connect: () => transportTo(server(), connection),
  };
}

type Wording = Pick<ProviderAdapter, "encode" | "decode" | "decodeStream">;

/** Chat completions, which every compatible server has. */
function chatAdapter(id: string, quirks: Quirks): Wording {
  return {
    encode: (request, context) => ({ path: "/chat/completions", body: chatBody(request, { ...context, id, quirks }) }),
    decode: readChat,
    decodeStream: chatStream,
  };
}

/** OpenAI's Responses API. */
function responsesAdapter(id: string, quirks: Quirks): Wording {
  return {
    encode: (request, context) => ({ path: "/responses", body: responsesBody(request, { ...context, id, quirks }) }),
    decode: readResponse,
    decodeStream: responseStream,
  };
}
