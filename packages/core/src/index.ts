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
export { costOf } from "./cost/cost-of.js";
export type { ImageSize } from "./cost/image-size.js";
export { tokensFor } from "./cost/tokens-for.js";
export * from "./errors/index.js";
export { image } from "./image/source.js";
export { isModel } from "./is-model.js";
export type * from "./message.js";
export type {
  Capabilities,
  Cost,
  Finish,
  JsonSchema,
  Model,
  ModelDelta,
  ModelReply,
  ModelRequest,
  Params,
  Prices,
  Reply,
  Usage,
} from "./model.js";
export * from "./models/index.js";
// Imported one by one, not through response/index.js: the code that reads typed answers stays in a chunk of its own.
export { isResponseModel, type ResponseModel, type ResponseModelOptions, responseModel } from "./response/response-model.js";
export type { Snapshot } from "./response/snapshots.js";
export type { StandardResult, StandardSchema } from "./response/standard-schema.js";
export type { TemplateArgs, TemplateSlot, TextValue } from "./template/index.js";
export { type CacheOptions, type CacheStore, cached } from "./wrap/cached.js";
export { fallback } from "./wrap/fallback.js";
export { FallbackError } from "./wrap/fallback-error.js";
export type { FallbackEvent, FallbackOptions } from "./wrap/fallback-options.js";
export { pace, pacer } from "./wrap/pace.js";
export type { PaceLimits, Pacer } from "./wrap/pacer.js";
export { priced } from "./wrap/priced.js";
export { type RetryEvent, type RetryOptions, retry } from "./wrap/retry.js";
export { type TraceOptions, traced } from "./wrap/traced.js";
export type { SpanTracer } from "./wrap/tracer.js";
