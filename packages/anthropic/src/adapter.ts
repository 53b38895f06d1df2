import type { LoadedDefinition } from "@legenda/core/provider";
import { transportTo } from "./client.js";
import { checkTurns } from "./content.js";
import { download } from "./download.js";
import { explain, rateLimits, refusal } from "./errors.js";
import { limits } from "./models/limits.js";
import { rowOf } from "./models/table.js";
import type { AnthropicOptions } from "./options.js";
import { readMessage } from "./reply.js";
import { messageBody } from "./request.js";
import { outputSchema } from "./schema.js";
import { messageStream } from "./stream.js";

/** What is loaded with a model's first call. */
export function anthropicAdapter(id: string, options: AnthropicOptions): LoadedDefinition {
  const { maxTokens } = rowOf(id);
  return {
    download: options.download ?? download,
    connect: transportTo(options),
    check: checkTurns,
    encode: (request, context) => ({ path: "/v1/messages", body: messageBody(request, { ...context, id, maxTokens }) }),
    decode: readMessage,
    decodeStream: messageStream,
    explain,
    rateLimits,
    requestIdHeader: "request-id",
    maxImageBytes: limits.requestBytes,
    canEncode: (mode, { jsonSchema }) => mode !== "schema" || outputSchema(jsonSchema) !== undefined,
    refusal,
    // Anthropic fetches only https: URLs.
    takesUrl: (url) => (/^https:/i.test(url) ? undefined : false),
  };
}
