import { DefinitionError } from "../errors/definition-error.js";
import type { Model } from "../model.js";
import { afterAttempts, attemptsOfError, countAttempts } from "../reply/attempts.js";
import { type Clock, systemClock } from "./clock.js";
import { type Failures, retriedStream } from "./retried-stream.js";
import { type RetryTiming, retryDelay } from "./retry-timing.js";
import { isRetrying, wrapModel } from "./wrap-model.js";

export interface RetryOptions extends RetryTiming {
  /**
   * How often a failed request is sent again; 0 for never.
   *
   * @default 2
   */
  readonly retries?: number;
  /** Called before each wait. */
  readonly onRetry?: (event: RetryEvent) => void;
  /** A clock for tests. */
  readonly clock?: Clock;
}

export interface RetryEvent {
  readonly provider: string;
  readonly model: string;
  readonly error: unknown;
  /** How often the request has failed so far. */
  readonly failures: number;
  /** The wait before the next attempt, in milliseconds. */
  readonly delay: number;
}

/**
 * Wraps a model so that a request is sent again after a temporary failure: a rate limit, an overload, a timeout, a
 * broken connection. It waits as long as the provider asks, otherwise longer each time. A stream is restarted only
 * while none of it has been yielded. An abort ends the wait, and nothing is sent after it.
 *
 * Every call retries twice by default; a model that has retries of its own keeps those.
 *
 * @throws {DefinitionError} if `retries` is not 0 or a positive whole number
 *
 * @example
 * const model = retry(openai("gpt-4o-mini"), { retries: 5, onRetry: ({ error, delay }) => log.warn(error, delay) });
 */
export function retry(model: Model, options: RetryOptions = {}): Model {
  const { retries = 2, onRetry, clock = systemClock } = options;
  if (!(retries >= 0) || (Number.isFinite(retries) && !Number.isInteger(retries))) {
    throw new DefinitionError(`retry: retries must be 0 or a positive whole number, not ${retries}.`);
  }

  /** Waits for the next attempt, or throws the error if there is none. */
  async function recover(error: unknown, failures: Failures, signal: AbortSignal | undefined): Promise<void> {
    failures.requests += attemptsOfError(error);
    const delay = ++failures.times <= retries && !signal?.aborted ? retryDelay(error, failures.times, options) : undefined;
    if (delay === undefined) {
      countAttempts(error, failures.requests);
      throw error;
    }
    onRetry?.({ provider: model.provider, model: model.id, error, failures: failures.times, delay });
    await clock.delay(delay, signal);
  }

  return wrapModel(model, {
    retrying: true,
    async generate(request) {
      for (const failures: Failures = { times: 0, requests: 0 }; ; ) {
        request.signal?.throwIfAborted();
        try {
          return afterAttempts(await model.generate(request), failures.requests);
        } catch (error) {
          await recover(error, failures, request.signal);
        }
      }
    },
    stream: (request) => ({ [Symbol.asyncIterator]: () => retriedStream(model, request, recover) }),
  });
}

/** The model with the call's own retries, unless it already has some. */
export function retried(model: Model, retries: number): Model {
  if (retries === 0 || isRetrying(model)) return model;
  const existing = wrappers.get(model);
  if (existing?.retries === retries) return existing.model;
  const wrapper = retry(model, { retries });
  wrappers.set(model, { retries, model: wrapper });
  return wrapper;
}

/** A caption function uses the same wrapper for every call. */
const wrappers = new WeakMap<Model, { readonly retries: number; readonly model: Model }>();
