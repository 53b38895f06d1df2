import {
  InvalidRequestError,
  LegendaError,
  type Model,
  OverloadedError,
  type ProviderError,
  RateLimitError,
  StreamError,
  TimeoutError,
} from "@legenda/core";
import { type CallGuard, connectionError, redact, responseError, retryAfterOf } from "@legenda/core/provider";
import type { MoondreamAnswer } from "./wire.js";

type Self = Pick<Model, "provider" | "id">;

/** What a failed answer is made into an error with. */
export interface FailureContext {
  readonly self: Self;
  readonly apiKey: string | undefined;
  readonly response: Response;
}

/** The error of an answer that failed by its status. */
export function statusError({ self, apiKey, response }: FailureContext, body: string): ProviderError {
  const answer = parsed(body);
  const { message, code } = wordsOf(answer, apiKey);
  const retryAfter = retryAfterOf(response.headers);
  return responseError({
    provider: self.provider,
    model: self.id,
    status: response.status,
    message,
    code,
    requestId: requestIdOf(response, answer),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/**
 * The error in an answer of status 200, which is how the station tells all of them.
 *
 * @see https://github.com/m87-labs/moondream-station/blob/main/moondream_station/core/simple_worker_pool.py
 */
export function saidError({ self, apiKey, response }: FailureContext, answer: MoondreamAnswer): ProviderError {
  const { message, code = answer.status } = wordsOf(answer, apiKey);
  const who = `${self.provider}:${self.id}`;
  const options = {
    provider: self.provider,
    model: self.id,
    status: response.status,
    code,
    requestId: requestIdOf(response, answer),
  };
  if (answer.status === "rejected" || /queue is full/i.test(message))
    return new RateLimitError(`${who} allows no more requests for now: ${message}`, options);
  if (answer.status === "timeout" || /request timeout/i.test(message))
    return new TimeoutError(`${who} timed out: ${message}`, options);
  if (/not (started|running)|failed to submit/i.test(message)) return new OverloadedError(`${who} failed: ${message}`, options);
  return new InvalidRequestError(`${who} does not accept the request: ${message}`, options);
}

/** An answer of status 200 that is none. */
export function noAnswer({ self, response }: FailureContext, what: string): ProviderError {
  return responseError({ provider: self.provider, model: self.id, status: response.status, message: what, retryable: true });
}

/** What ended a request before its answer. */
export function requestError(
  { provider, id: model }: Self,
  error: unknown,
  { guard, signal }: { guard: CallGuard; signal: AbortSignal | undefined },
): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof LegendaError) return error;
  // Its code alone: what a runtime says of a failed connection may name more than one would show.
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  return connectionError({ provider, model, timedOut: guard.timedOut, reason: typeof code === "string" ? code : undefined });
}

/** What ended a stream that had begun. */
export function streamError(
  self: Self,
  error: unknown,
  { guard, signal, text }: { guard: CallGuard; signal: AbortSignal | undefined; text: string },
): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof StreamError) return error;
  const who = `${self.provider}:${self.id}`;
  if (error instanceof LegendaError) {
    const { retryable } = error as ProviderError;
    return new StreamError(`The stream of ${who} ended in an error: ${error.message}`, {
      provider: self.provider,
      retryable,
      text,
      cause: error,
    });
  }
  return new StreamError(
    `The stream of ${who} ${guard.timedOut ? "fell silent" : "broke off"} before its end; what arrived is not a whole answer.`,
    {
      provider: self.provider,
      retryable: true,
      text,
    },
  );
}

/** A stream that ended in order without its end mark, or holds what is no event. */
export function cutStream({ provider, id }: Self, text: string): StreamError {
  return new StreamError(`The stream of ${provider}:${id} stopped without its end mark; what arrived is not a whole answer.`, {
    provider,
    retryable: true,
    text,
  });
}

export function requestIdOf(response: Response, answer: MoondreamAnswer | undefined): string | undefined {
  return answer?.request_id ?? response.headers.get("x-request-id") ?? undefined;
}

/** `{ error: { message, code } }`, `{ error: "…" }`, or the web framework's own `{ detail: "…" }`. */
function wordsOf(
  answer: (MoondreamAnswer & { readonly detail?: unknown }) | undefined,
  apiKey: string | undefined,
): { message: string; code?: string } {
  const { error, detail } = answer ?? {};
  const { message, code, type } = (typeof error === "object" && error !== null ? error : {}) as {
    message?: unknown;
    code?: unknown;
    type?: unknown;
  };
  const said = [message, error, detail].find((words) => typeof words === "string") as string | undefined;
  const name = [code, type].find((word) => typeof word === "string") as string | undefined;
  return { message: redact(said ?? "", [apiKey]), ...(name && { code: name }) };
}

function parsed(body: string): MoondreamAnswer | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
