import type { Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider/create-model";
import { baseUrlOf } from "./base-url.js";
import { capabilitiesOf } from "./models/capabilities.js";
import type { AnthropicModelId, AnthropicOptions } from "./options.js";
import { takesUrls } from "./takes-urls.js";

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
  const capabilities = mergeCapabilities(
    capabilitiesOf(id),
    client && !takesUrls(client) ? { images: { urls: false } } : undefined,
  );
  // A wrong address is reported where it is written, not with the first call.
  if (options.baseURL !== undefined) baseUrlOf(options.baseURL);
  return createModel({
    provider: "anthropic",
    id,
    capabilities: mergeCapabilities(capabilities, options.capabilities),
    ...(timeoutMs !== undefined && { timeoutMs }),
    load: async () => (await import("./adapter.js")).anthropicAdapter(id, options),
  });
}
