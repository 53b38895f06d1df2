export { RefusedError, ResponseError, type ResponseIssue, StreamError } from "./answer-errors.js";
export { DefinitionError } from "./definition-error.js";
export type { ErrorHint } from "./error-hint.js";
export { ImageError, type ImageErrorReason } from "./image-error.js";
export { LegendaError, type LegendaErrorOptions } from "./legenda-error.js";
export {
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  QuotaError,
  RateLimitError,
  RequestTooLargeError,
  TimeoutError,
} from "./provider-error.js";
export { TemplateError } from "./template-error.js";
