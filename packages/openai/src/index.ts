/**
 * OpenAI, and every server of its kind.
 *
 * @module
 * @example
 * import { promptTemplate } from "@legenda/core";
 * import { openai } from "@legenda/openai";
 *
 * const caption = promptTemplate("Caption this: {url:image}").call(openai("gpt-4o-mini"));
 * await caption({ url: "https://example.com/wolf.jpg" });
 */

export { type CompatibleModelOptions, type CompatibleOptions, type CompatibleServer, compatible } from "./compatible.js";
export { openai } from "./openai.js";
export type { ConnectionOptions, OpenAIClient, OpenAIOptions } from "./options.js";
export { groq, inferenceNet, llamaCpp, lmStudio, ollama, openRouter, vllm } from "./presets.js";
export type { Quirks } from "./quirks.js";
