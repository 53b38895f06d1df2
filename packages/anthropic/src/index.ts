/**
 * Claude models, over the official Anthropic SDK.
 *
 * @module
 * @example
 * const model = anthropic("claude-haiku-4-5"); // the key is ANTHROPIC_API_KEY
 */
export { anthropic } from "./anthropic.js";
export type { CapabilityOverrides } from "./models/capabilities.js";
export type { AnthropicClient, AnthropicModelId, AnthropicOptions } from "./options.js";
