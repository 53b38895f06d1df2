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
export * from "./cost/index.js";
export * from "./errors/index.js";
export * from "./image/index.js";
export { isModel } from "./is-model.js";
export type * from "./message.js";
export type * from "./model.js";
export * from "./models/index.js";
export { nearest } from "./nearest.js";
export type {
  InferOutput,
  ResponseModel,
  ResponseModelOptions,
  Snapshot,
  StandardIssue,
  StandardProps,
  StandardResult,
  StandardSchema,
} from "./response/index.js";
// Imported directly, not through response/index.js: the code that reads typed answers stays in a chunk of its own.
export { responseModel } from "./response/response-model.js";
export * from "./template/index.js";
export * from "./wrap/index.js";
