/**
 * Gemini models: `google("gemini-3.8-flash")`.
 *
 * @module
 * @example
 * import { promptTemplate } from "@legenda/core";
 * import { google } from "@legenda/google";
 *
 * const caption = promptTemplate("Caption this: {photo:image}").call(google("gemini-3.8-flash"));
 * await caption("https://example.com/wolf.jpg");
 */
export { google } from "./google.js";
export type { GoogleClient, GoogleOptions, RetiredGoogleClient } from "./options.js";
