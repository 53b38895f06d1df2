import { LegendaError, type ProviderError, type RateLimits, StreamError } from "@legenda/core";
import { connectionError, rateLimitsOf, redact, responseError, retryAfterOf } from "@legenda/core/provider";
import { TimedOut } from "./body-reader.js";
import { VendorFault } from "./wire.js";

/** Whose request it was. */
export interface Origin {
  readonly provider: string;
  readonly id: string;
  /** What may stand in no error. */
  readonly secrets: readonly (string | undefined)[];
}

/** The parts of the client's own error, of whichever copy of the client. */
interface ClientError {
  readonly status?: number;
  readonly headers?: Headers;
  readonly error?: unknown;
  readonly message: string;
  readonly cause?: unknown;
}

/**
 * What to throw for what the client, or the reading of a reply, has thrown. The client's own error is
 * never the cause: it quotes the vendor, who may quote the key or the image.
 */
export function failureOf(thrown: unknown, origin: Origin, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (thrown instanceof LegendaError) return thrown;
  const { provider, id: model } = origin;
  if (thrown instanceof VendorFault) return faultError(thrown, origin);
  const { status, headers, message, cause } = (thrown ?? {}) as Partial<ClientError>;
  if (typeof status === "number") return httpError(thrown as ClientError, status, headers ?? new Headers(), origin);
  const timedOut = thrown instanceof TimedOut || (thrown as Error | undefined)?.constructor?.name === "APIConnectionTimeoutError";
  if (thrown instanceof SyntaxError)
    return responseError({ provider, model, status: 200, retryable: true, message: "the reply is no JSON" });
  return connectionError({
    provider,
    model,
    timedOut,
    reason: timedOut ? undefined : (reasonOf(cause) ?? reasonOf(thrown) ?? redact(message ?? "", origin.secrets)),
  });
}

/** The error of a stream that broke off, or that the vendor ended by an error. */
export function streamFailure(thrown: unknown, text: string, origin: Origin, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (thrown instanceof LegendaError) return thrown;
  const { provider, id } = origin;
  const who = `${provider}:${id}`;
  const cause = failureOf(thrown, origin, signal) as ProviderError;
  if (thrown instanceof VendorFault) {
    return new StreamError(
      `${who} ended the stream by an error${thrown.message ? `: ${redact(thrown.message, origin.secrets)}` : "."}`,
      { provider, retryable: cause.retryable, text, cause },
    );
  }
  const how = thrown instanceof SyntaxError ? "holds what is no JSON" : thrown instanceof TimedOut ? "went silent" : "broke off";
  return new StreamError(`The stream of ${who} ${how}; what arrived is not a whole answer.`, {
    provider,
    retryable: true,
    text,
    cause,
  });
}

/** The error of a stream that stopped in good order, without its end mark. */
export function endMissing(text: string, { provider, id }: Origin): StreamError {
  return new StreamError(`The stream of ${provider}:${id} stopped without its end mark; what arrived is not a whole answer.`, {
    provider,
    retryable: true,
    text,
  });
}

function httpError(thrown: ClientError, status: number, headers: Headers, { provider, id, secrets }: Origin): ProviderError {
  const { message, code, type } = vendorWords(thrown);
  const quotaSpent = [code, type].some((word) => word === "insufficient_quota" || word === "billing_hard_limit_reached");
  const said = headers.get("x-should-retry");
  return responseError({
    provider,
    model: id,
    status,
    message: redact(message, secrets),
    quotaSpent,
    code: code ?? type,
    requestId: headers.get("x-request-id") ?? undefined,
    retryAfter: retryAfterOf(headers),
    rateLimits: rateLimitsIn(headers),
    ...(!quotaSpent && (said === "true" || said === "false") && { retryable: said === "true" }),
  });
}

function faultError({ status, code, message }: VendorFault, { provider, id, secrets }: Origin): ProviderError {
  return responseError({
    provider,
    model: id,
    status,
    code,
    quotaSpent: code === "insufficient_quota",
    message: redact(message, secrets),
  });
}

/** What is left of the limits, as OpenAI and most servers of its kind tell it. */
export function rateLimitsIn(headers: Headers): RateLimits | undefined {
  // Most compatible servers say nothing: two looks tell, where the whole takes six.
  if (!headers.has("x-ratelimit-remaining-requests") && !headers.has("x-ratelimit-remaining-tokens")) return undefined;
  return rateLimitsOf(headers, (kind, unit) => `x-ratelimit-${kind}-${unit}`);
}

/** Servers of the kind put their words in different places: `error.message`, `error`, `message`, `detail`. */
function vendorWords({ error, message, status }: ClientError): {
  message: string;
  code: string | undefined;
  type: string | undefined;
} {
  if (typeof error === "string") return { message: error, code: undefined, type: undefined };
  const { message: said, detail, code, type, error: inner } = (error ?? {}) as Partial<Record<string, unknown>>;
  const words = [said, detail, inner, message.replace(new RegExp(`^${status} `), "")].find(
    (text) => typeof text === "string" && text !== "",
  );
  return { message: String(words ?? ""), code: wordOf(code), type: wordOf(type) };
}

const wordOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function reasonOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause === undefined || cause === error ? undefined : reasonOf(cause);
}
