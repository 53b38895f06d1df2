import type { Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider";
import { takesUrls, transportTo } from "./client.js";
import { checkTurns } from "./content.js";
import { download } from "./download.js";
import { explain, rateLimits, refusal } from "./errors.js";
import { capabilitiesOf } from "./models/capabilities.js";
import { limits } from "./models/limits.js";
import { rowOf } from "./models/table.js";
import type { AnthropicModelId, AnthropicOptions } from "./options.js";
import { readMessage } from "./reply.js";
import { messageBody } from "./request.js";
import { outputSchema } from "./schema.js";
import { messageStream } from "./stream.js";

/**
 * A Claude model. Without the option `apiKey`, the key is read from `ANTHROPIC_API_KEY` at the first call.
 *
 * @param id the model's name, such as `"claude-haiku-4-5"` or a dated snapshot of it
 * @throws {TypeError} if `baseURL` is not a URL
 * @see https://platform.claude.com/docs/en/build-with-claude/vision
 * @example
 * import { image, promptTemplate } from "@legenda/core";
 * import { anthropic } from "@legenda/anthropic";
 *
 * const caption = promptTemplate("Caption this image: {photo:image}").call(anthropic("claude-haiku-4-5"));
 * await caption({ photo: image.file("wolf.jpg") });
 */
export function anthropic(id: AnthropicModelId, options: AnthropicOptions = {}): Model {
  const { client, timeoutMs } = options;
  const { maxTokens } = rowOf(id);
  const capabilities = mergeCapabilities(
    capabilitiesOf(id),
    client && !takesUrls(client) ? { images: { urls: false } } : undefined,
  );
  return createModel({
    provider: "anthropic",
    id,
    capabilities: mergeCapabilities(capabilities, options.capabilities),
    download: options.download ?? download,
    ...(timeoutMs !== undefined && { timeoutMs }),
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
  });
}
