import type { RateLimits } from "../model.js";
import { LegendaError, type LegendaErrorOptions } from "./legenda-error.js";

export interface ProviderErrorOptions extends LegendaErrorOptions {
  readonly provider: string;
  readonly model?: string | undefined;
  /** The HTTP status, if there was a response. */
  readonly status?: number | undefined;
  /** How long the provider asks to wait before the next request, in milliseconds. */
  readonly retryAfter?: number | undefined;
  readonly requestId?: string | undefined;
  /** The vendor's own code, such as `"insufficient_quota"`. */
  readonly code?: string | undefined;
  /** Overrides the class's default. */
  readonly retryable?: boolean | undefined;
  readonly rateLimits?: RateLimits | undefined;
}

/** A provider could not be reached, or responded with an error. */
export class ProviderError extends LegendaError {
  static override readonly kind: string = "ProviderError";
  /** Whether sending the same request again may succeed. */
  static readonly retryable: boolean = false;

  readonly provider: string;
  readonly model: string | undefined;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;
  readonly code: string | undefined;
  readonly retryable: boolean;
  /** The rate limits that the provider reported with the error. */
  readonly rateLimits: RateLimits | undefined;

  constructor(message: string, options: ProviderErrorOptions) {
    super(message, options);
    this.provider = options.provider;
    this.model = options.model;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
    this.requestId = options.requestId;
    this.code = options.code;
    this.retryable = options.retryable ?? new.target.retryable;
    this.rateLimits = options.rateLimits;
  }
}

/** The key is missing, wrong or expired (401). */
export class AuthenticationError extends ProviderError {
  static override readonly kind = "AuthenticationError";
}

/** The key does not have permission for this (403). */
export class PermissionError extends ProviderError {
  static override readonly kind = "PermissionError";
}

/** The model, file or address does not exist (404). */
export class NotFoundError extends ProviderError {
  static override readonly kind = "NotFoundError";
}

/** The provider rejects the request (400, 422), or the model does not accept a part of it. */
export class InvalidRequestError extends ProviderError {
  static override readonly kind = "InvalidRequestError";
}

/** The request is too large (413). */
export class RequestTooLargeError extends ProviderError {
  static override readonly kind = "RequestTooLargeError";
}

/** Too many requests or tokens at the moment (429). */
export class RateLimitError extends ProviderError {
  static override readonly kind = "RateLimitError";
  static override readonly retryable = true;
}

/** The account's quota or credit is used up: trying again does not help. */
export class QuotaError extends ProviderError {
  static override readonly kind = "QuotaError";
}

/** The provider is overloaded or failing (500 and up, 529). */
export class OverloadedError extends ProviderError {
  static override readonly kind = "OverloadedError";
  static override readonly retryable = true;
}

/** The provider did not respond in time. */
export class TimeoutError extends ProviderError {
  static override readonly kind = "TimeoutError";
  static override readonly retryable = true;
}

/** The provider could not be reached, or the connection broke. */
export class ConnectionError extends ProviderError {
  static override readonly kind = "ConnectionError";
  static override readonly retryable = true;
}
