import {
  AuthenticationError,
  LegendaError,
  type Model,
  type ModelRequest,
  PermissionError,
  ProviderError,
  StreamError,
} from "@legenda/core";
import { type CallGuard, connectionError, durationMs, redact, responseError, retryAfterOf } from "@legenda/core/provider";
import type { Exchange } from "./connection.js";
import { type VendorFailure, vendorFailure } from "./vendor-failure.js";

type Self = Pick<Model, "provider" | "id">;

/** What a client threw, as the error that a caller gets. The client's own error is no cause: it quotes bodies. */
export function callError(
  { provider, id: model }: Self,
  error: unknown,
  { request, guard, exchange }: { request: ModelRequest; guard: CallGuard; exchange: Exchange },
): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  if (error instanceof LegendaError) return error;
  const { response, connection } = exchange;
  if (guard.timedOut) return connectionError({ provider, model, timedOut: true });
  const failure = vendorFailure(error);
  if (failure) return vendorError({ provider, model }, failure, response?.headers, connection.apiKey);
  if (response && response.status >= 400)
    return vendorError({ provider, model }, { status: response.status, message: "", details: [] }, response.headers, undefined);
  // Not the parser's own words: they quote the answer.
  if (error instanceof SyntaxError)
    return responseError({ provider, model, status: response?.status ?? 200, message: "it is no JSON.", retryable: true });
  return connectionError({ provider, model, reason: reasonOf(error) });
}

/** What ended a stream that had begun. */
export function streamError(
  self: Self,
  error: unknown,
  { request, guard, text, exchange }: { request: ModelRequest; guard: CallGuard; text: string; exchange: Exchange },
): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  if (error instanceof StreamError) return error;
  const who = `${self.provider}:${self.id}`;
  const said = guard.timedOut ? undefined : vendorFailure(error);
  if (said || error instanceof ProviderError) {
    const cause = callError(self, error, { request, guard, exchange }) as ProviderError;
    return new StreamError(`The stream of ${who} ended in an error: ${cause.message}`, {
      provider: self.provider,
      retryable: cause.retryable,
      text,
      cause,
    });
  }
  const how = guard.timedOut ? "fell silent" : "broke off";
  return new StreamError(`The stream of ${who} ${how} before its end; what arrived is not a whole answer.`, {
    provider: self.provider,
    retryable: true,
    text,
  });
}

/** A stream that ended in order, without a reason to stop. */
export function cutStream({ provider, id }: Self, text: string): StreamError {
  return new StreamError(`The stream of ${provider}:${id} ended without a finish reason; what arrived is not a whole answer.`, {
    provider,
    retryable: true,
    text,
  });
}

/** An answer of status 200 in which there is none. */
export function emptyAnswer({ provider, id: model }: Self): ProviderError {
  return responseError({ provider, model, status: 200, message: "it holds no candidate with a finish reason.", retryable: true });
}

function vendorError(
  who: { provider: string; model: string },
  { status, code, message, details }: VendorFailure,
  headers: Headers | undefined,
  apiKey: string | undefined,
): ProviderError {
  const words = redact(message, [apiKey]);
  const field = (type: string) => details.filter((detail) => detail["@type"]?.endsWith(`.${type}`));
  const delay = field("RetryInfo")
    .map(({ retryDelay }) => durationMs(String(retryDelay)))
    .find((ms) => ms !== undefined);
  const retryAfter = delay ?? (headers && retryAfterOf(headers));
  const options = { ...who, status, code, ...(retryAfter !== undefined && { retryAfter }) };
  const shown = `${who.provider}:${who.model}`;
  const reason = field("ErrorInfo")
    .map((info) => String(info.reason))
    .find((name) => name.startsWith("API_KEY_"));
  // A wrong key is an invalid argument to Google, with status 400.
  if (reason)
    return new AuthenticationError(`${shown} does not accept the key (HTTP ${status}): ${words}`, { ...options, code: reason });
  if (code === "FAILED_PRECONDITION") {
    return new PermissionError(
      `${shown} does not permit this (HTTP ${status}): ${words} Where the free tier is not offered, billing has to be enabled for the key's project.`,
      options,
    );
  }
  // What is spent for the day comes back with the day, whatever delay the answer names.
  const spent = status === 429 && (/PerDay/.test(JSON.stringify(field("QuotaFailure"))) || /credits are depleted/i.test(message));
  // The server gave the request up by itself: nobody here cancelled it.
  const retryable = status === 499 ? true : undefined;
  return responseError({ ...options, message: words, quotaSpent: spent, ...(retryable && { retryable }) });
}

/** A word for the cause of a broken connection: its code, never its text. */
function reasonOf(error: unknown): string | undefined {
  for (
    let at = error, depth = 0;
    typeof at === "object" && at !== null && depth < 5;
    at = (at as { cause?: unknown }).cause, depth++
  ) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string" && /^[A-Z_]{3,40}$/.test(code)) return code;
  }
  return undefined;
}
