/**
 * Servers on loopback that speak each vendor's protocol: `vendorServer` of `@legenda/conformance/server` with the vendor's words.
 *
 * @module
 */
export { type AnthropicRefusal, type AnthropicServerOptions, anthropicServer } from "./anthropic.js";
export { type GoogleServerOptions, googleServer } from "./google.js";
export { type MoondreamServerOptions, moondreamServer } from "./moondream.js";
export { openaiServer } from "./openai.js";
export type { OpenAIRefusal, OpenAIServerOptions } from "./openai-options.js";
