import type { ErrorHint } from "../errors/error-hint.js";
import {
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  type ProviderErrorOptions,
  QuotaError,
  RateLimitError,
  RequestTooLargeError,
  TimeoutError,
} from "../errors/provider-error.js";

/** A vendor's answer that is no reply. */
export interface FailedResponse extends Omit<ProviderErrorOptions, "status"> {
  readonly status: number;
  /** The vendor's own words, already without keys and images. */
  readonly message: string;
  /** The account's quota or credit is spent, whatever the status: waiting does not help. */
  readonly quotaSpent?: boolean;
}

type ErrorClass = new (message: string, options: ProviderErrorOptions) => ProviderError;

const classes: Readonly<Record<number, readonly [ErrorClass, string]>> = {
  400: [InvalidRequestError, "does not accept the request"],
  401: [AuthenticationError, "does not accept the key"],
  402: [QuotaError, "asks for payment"],
  403: [PermissionError, "does not permit this"],
  404: [NotFoundError, "knows no such model or address"],
  408: [TimeoutError, "timed out"],
  409: [OverloadedError, "met a conflict"],
  413: [RequestTooLargeError, "refuses the request as too large"],
  422: [InvalidRequestError, "does not accept the request"],
  429: [RateLimitError, "allows no more requests for now"],
  504: [TimeoutError, "timed out"],
  529: [OverloadedError, "is overloaded"],
};

const smallerImages: ErrorHint = {
  option: "maxEdge",
  value: 1024,
  advice: "fitted(model) of @legenda/images makes images smaller.",
};

/** The error of a vendor's answer, by its HTTP status. */
export function responseError({ status, message, quotaSpent, ...options }: FailedResponse): ProviderError {
  const [Class, what] = quotaSpent ? ([QuotaError, "has no quota or credit left for this key"] as const) : classOf(status);
  const who = options.model ? `${options.provider}:${options.model}` : options.provider;
  const hint = Class === RequestTooLargeError ? smallerImages : undefined;
  return new Class(`${who} ${what} (HTTP ${status})${message ? `: ${message}` : "."}`, { hint, ...options, status });
}

function classOf(status: number): readonly [ErrorClass, string] {
  const known = classes[status];
  if (known) return known;
  if (status >= 500) return [OverloadedError, "failed"];
  return status >= 400
    ? [InvalidRequestError, "does not accept the request"]
    : [ProviderError, "gave an answer that is no reply"];
}

/** The error of a request that got no answer: the connection failed, broke or took too long. */
export function connectionError(
  options: ProviderErrorOptions & { readonly timedOut?: boolean; readonly reason?: string | undefined },
): ProviderError {
  const { timedOut, reason, ...rest } = options;
  const who = options.model ? `${options.provider}:${options.model}` : options.provider;
  return timedOut
    ? new TimeoutError(`${who} did not answer in time.`, rest)
    : new ConnectionError(`${who} could not be reached, or the connection broke${reason ? ` (${reason})` : ""}.`, rest);
}
