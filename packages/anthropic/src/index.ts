/**
 * Claude models, through Anthropic's API or an official client.
 *
 * @module
 * @example
 * import { image, promptTemplate } from "@legenda/core";
 * import { anthropic } from "@legenda/anthropic";
 *
 * const caption = promptTemplate("Caption this image: {photo:image}").call(anthropic("claude-haiku-4-5"));
 * await caption({ photo: image.file("wolf.jpg") });
 */
export { anthropic } from "./anthropic.js";
export type { AnthropicClient, AnthropicModelId, AnthropicOptions } from "./options.js";
