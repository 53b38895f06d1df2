/**
 * What a provider package needs: `createModel`, and the parts of an adapter. It is for authors of providers; a program that
 * captions images needs none of it.
 *
 * @module
 */

export type { ProviderErrorOptions } from "../errors/provider-error.js";
export { base64OfBytes, bytesOfBase64 } from "../image/base64.js";
export { type LoadedImage, type LoadImageOptions, loadImage } from "../image/load.js";
export { type ImageMediaType, sniffLength, sniffMediaType } from "../image/sniff.js";
export { isImageSource, shortUrl, toImageSource } from "../image/source.js";
export type { ImageCapabilities, ImageTokens, RateLimit, RateLimits, RequestSchema, StructuredOutputMode } from "../model.js";
export { withSchemaInPrompt } from "../response/instructions.js";
export { type StrictOptions, strictSchema } from "../response/portable.js";
export type {
  DecodeContext,
  DecodedReply,
  EncodeContext,
  EncodedRequest,
  PlacedImage,
  ProviderAdapter,
  StreamDecoder,
} from "./adapter.js";
export { apiKeyOf } from "./api-key.js";
export { Base64Slots } from "./base64-slots.js";
export { type BodyPiece, bodyStream } from "./body-pieces.js";
export { checkParams } from "./check-params.js";
export { clientFailure } from "./client-failure.js";
export { createModel } from "./create-model.js";
export { type ErrorBody, errorIn, errorWords } from "./error-body.js";
export type { FailureExplanation, FailureKind } from "./explanation.js";
export { guardedFetch } from "./guarded-fetch.js";
export { type HttpTransportOptions, httpTransport } from "./http-transport.js";
export { mergeDeep } from "./merge-deep.js";
export type {
  AnsweredReply,
  AnsweringModelDefinition,
  AnsweringRequest,
  HttpModelDefinition,
  LazyModelDefinition,
  LoadedDefinition,
} from "./model-definition.js";
export { optionalDownload } from "./optional-download.js";
export type { ModelProvider, ProviderFactory, ProviderFactoryOptions } from "./provider-factory.js";
export type { ProviderImage } from "./provider-image.js";
export { type CapabilityOverrides, mergeCapabilities, type ProviderOptions } from "./provider-options.js";
export { rateLimitsOf } from "./rate-limits.js";
export { redact } from "./redact.js";
export { durationMs, retryAfterOf } from "./retry-after.js";
export type { IncomingReply, OutgoingRequest, Transport } from "./transport.js";
export { VendorFailure, type VendorFailureOptions } from "./vendor-failure.js";
export { addCounts, asCount, asList, asRecord, asText, usageOf, type WireRecord } from "./wire-values.js";
