import type { RateLimits } from "../model.js";
import { LegendaError, type LegendaErrorOptions } from "./legenda-error.js";

export interface ProviderErrorOptions extends LegendaErrorOptions {
  readonly provider: string;
  readonly model?: string | undefined;
  /** The HTTP status, where there was one. */
  readonly status?: number | undefined;
  /** Milliseconds after which the provider says a new try may succeed. */
  readonly retryAfter?: number | undefined;
  readonly requestId?: string | undefined;
  /** The vendor's own code, such as `"insufficient_quota"`. */
  readonly code?: string | undefined;
  /** Overrides what the class says of trying again. */
  readonly retryable?: boolean | undefined;
  readonly rateLimits?: RateLimits | undefined;
}

/** A provider could not be reached, or answered with an error. */
export class ProviderError extends LegendaError {
  static override readonly kind: string = "ProviderError";
  /** Whether the same request may succeed when it is sent again. */
  static readonly retryable: boolean = false;

  readonly provider: string;
  readonly model: string | undefined;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;
  readonly code: string | undefined;
  readonly retryable: boolean;
  /** What the provider said of its limits, where it did. */
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

/** The key is missing, wrong or spent (401). */
export class AuthenticationError extends ProviderError {
  static override readonly kind = "AuthenticationError";
}

/** The key may not do this (403). */
export class PermissionError extends ProviderError {
  static override readonly kind = "PermissionError";
}

/** There is no such model, file or address (404). */
export class NotFoundError extends ProviderError {
  static override readonly kind = "NotFoundError";
}

/** The provider does not accept the request as it stands (400, 422), or the model cannot take one of its parts. */
export class InvalidRequestError extends ProviderError {
  static override readonly kind = "InvalidRequestError";
}

/** The request is too large (413). */
export class RequestTooLargeError extends ProviderError {
  static override readonly kind = "RequestTooLargeError";
}

/** Too many requests or tokens for now (429). */
export class RateLimitError extends ProviderError {
  static override readonly kind = "RateLimitError";
  static override readonly retryable = true;
}

/** The account's quota or credit is spent: trying again does not help. */
export class QuotaError extends ProviderError {
  static override readonly kind = "QuotaError";
}

/** The provider is overloaded or failing (500 and up, 529). */
export class OverloadedError extends ProviderError {
  static override readonly kind = "OverloadedError";
  static override readonly retryable = true;
}

/** No answer in time. */
export class TimeoutError extends ProviderError {
  static override readonly kind = "TimeoutError";
  static override readonly retryable = true;
}

/** The provider could not be reached, or the connection broke. */
export class ConnectionError extends ProviderError {
  static override readonly kind = "ConnectionError";
  static override readonly retryable = true;
}
