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
import type { FailureExplanation, FailureKind } from "./explanation.js";
import { redact, redactName } from "./redact.js";

/** The model of a request, and the secrets that must not appear in an error. */
export interface RequestOrigin {
  readonly provider: string;
  readonly id: string;
  readonly secrets: readonly (string | undefined)[];
}

type ErrorClass = new (message: string, options: ProviderErrorOptions) => ProviderError;
type Wording = readonly [ErrorClass, string];

const byKind: Readonly<Record<FailureKind, Wording>> = {
  authentication: [AuthenticationError, "does not accept the key"],
  permission: [PermissionError, "does not allow this"],
  "not-found": [NotFoundError, "does not have this model or URL"],
  "invalid-request": [InvalidRequestError, "does not accept the request"],
  "too-large": [RequestTooLargeError, "rejects the request as too large"],
  "rate-limit": [RateLimitError, "allows no more requests for now"],
  quota: [QuotaError, "has no quota or credit left for this key"],
  overloaded: [OverloadedError, "failed"],
  timeout: [TimeoutError, "timed out"],
  filtered: [InvalidRequestError, "filtered the request"],
  unknown: [ProviderError, "did not send a reply"],
};

const byStatus: Readonly<Record<number, Wording>> = {
  401: byKind.authentication,
  402: [QuotaError, "requires a payment"],
  403: byKind.permission,
  404: byKind["not-found"],
  408: byKind.timeout,
  409: [OverloadedError, "reported a conflict"],
  413: byKind["too-large"],
  429: byKind["rate-limit"],
  504: byKind.timeout,
  529: [OverloadedError, "is overloaded"],
};

const smallerImages: ErrorHint = {
  option: "maxEdge",
  value: 1024,
  advice: "fitted(model) of @legenda/images makes images smaller.",
};

/** The error for a request that the vendor responded to. Its class depends on the explanation's kind, or else on the status. */
export function responseError(origin: RequestOrigin, explanation: FailureExplanation): ProviderError {
  const { provider, id: model, secrets } = origin;
  const { kind, status, message, advice, code, requestId, ...rest } = explanation;
  const [Class, what] = kind ? byKind[kind] : wordingOf(status);
  const words = redact(message ?? "", secrets);
  const sentence = `${provider}:${model} ${what}${status === undefined ? "" : ` (HTTP ${status})`}`;
  const text = [words ? `${sentence}: ${words}` : `${sentence}.`, advice].filter(Boolean).join(" ");
  return new Class(text, {
    ...rest,
    ...(Class === RequestTooLargeError && { hint: smallerImages }),
    provider,
    model,
    status,
    code: redactName(code, secrets),
    requestId: redactName(requestId, secrets),
  });
}

function wordingOf(status = 200): Wording {
  const wording = byStatus[status];
  if (wording) return wording;
  if (status >= 500) return byKind.overloaded;
  return status >= 400 ? byKind["invalid-request"] : byKind.unknown;
}

/** The error for a request without a response: the connection failed, broke or took too long. */
export function connectionError(
  { provider, id: model }: Pick<RequestOrigin, "provider" | "id">,
  { timeoutMs, code }: { readonly timeoutMs?: number | undefined; readonly code?: string | undefined } = {},
): ProviderError {
  const who = `${provider}:${model}`;
  return timeoutMs !== undefined
    ? new TimeoutError(`${who} did not respond within ${timeoutMs} ms. Set timeoutMs to wait longer.`, { provider, model })
    : new ConnectionError(`${who} could not be reached, or the connection broke${code ? ` (${code})` : ""}.`, {
        provider,
        model,
        code,
      });
}
