/**
 * Servers on loopback that speak each vendor's protocol: `vendorServer` of `@legenda/conformance/server` with the vendor's words.
 *
 * @module
 */
export { type AnthropicRefusal, type AnthropicServerOptions, anthropicServer } from "./anthropic.js";
export { type GoogleServerOptions, googleServer } from "./google.js";
export { type MoondreamServerOptions, moondreamServer } from "./moondream.js";
export { type OpenAIRefusal, type OpenAIServerOptions, openaiServer } from "./openai.js";
