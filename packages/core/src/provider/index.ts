/**
 * What provider packages share: the way from a vendor's reply, headers and failures to Legenda's. For
 * those who write a provider; a program that captions images needs none of it.
 *
 * @module
 */

export { attemptsOf, attemptsOfError } from "../reply/attempts.js";
export {
  type CompiledResponse,
  compileResponse,
  constraintKeywords,
  correctionMessages,
  jsonSchemaOf,
  type ReadResult,
  type SnapshotReader,
  type StrictOptions,
  schemaInstruction,
  strictSchema,
  stripNulls,
  withSchemaInPrompt,
} from "../response/index.js";
export { isResponseModel } from "../response/response-model.js";
export { untilAborted } from "../stream/abortable.js";
export { estimateTokens } from "../wrap/estimate-tokens.js";
export { isRetrying, type Wrapping, wrapModel } from "../wrap/wrap-model.js";
export { apiKeyOf } from "./api-key.js";
export { Base64Slots } from "./base64-slots.js";
export { CallGuard } from "./call-guard.js";
export { checkParams } from "./check-params.js";
export { connectionError, type FailedResponse, responseError } from "./failures.js";
export { mergeDeep } from "./merge-deep.js";
export { optionalDownload } from "./optional-download.js";
export type { ModelProvider, ProviderFactory, ProviderFactoryOptions } from "./provider-factory.js";
export { type ProviderImage, type ProviderImageOptions, providerImage, readyImage } from "./provider-image.js";
export { rateLimitsOf } from "./rate-limits.js";
export { redact } from "./redact.js";
export { durationMs, retryAfterOf } from "./retry-after.js";
export { structuredModes } from "./structured-modes.js";
