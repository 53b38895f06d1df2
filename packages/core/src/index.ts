/**
 * Caption functions, typed and decorated, over any vision-language model.
 *
 * @module
 * @example
 * class Captions {
 *   @call(openai("gpt-4o-mini"))
 *   @promptTemplate("Generate a short, descriptive caption for this image: {url:image}")
 *   caption(url: ImageInput): Answer<string> {
 *     return answer();
 *   }
 * }
 *
 * await new Captions().caption("https://example.com/wolf.jpg");
 */
export * from "./call/index.js";
export * from "./errors/index.js";
export * from "./image/index.js";
export type * from "./message.js";
export type * from "./model.js";
export * from "./response/index.js";
export * from "./template/index.js";
