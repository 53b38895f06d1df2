import { DefinitionError } from "../errors/definition-error.js";
import type { Model } from "../model.js";
import { afterAttempts, attemptsOfError, countAttempts } from "../reply/attempts.js";
import { type Clock, systemClock } from "./clock.js";
import { cutStream } from "./cut-stream.js";
import { type RetryTiming, retryDelay } from "./retry-timing.js";
import { isRetrying, wrapModel } from "./wrap-model.js";

export interface RetryOptions extends RetryTiming {
  /** How often a failed request is sent again; 2 unless told otherwise, 0 for never. */
  readonly retries?: number;
  /** Called before each wait. */
  readonly onRetry?: (event: RetryEvent) => void;
  /** Time, for tests. */
  readonly clock?: Clock;
}

export interface RetryEvent {
  readonly provider: string;
  readonly model: string;
  readonly error: unknown;
  /** How often the request has failed, this time included. */
  readonly failures: number;
  /** How long is waited now, in milliseconds. */
  readonly delay: number;
}

/**
 * A model that sends a request again when it failed by what passes: a rate limit, an overload, a timeout,
 * a broken connection. It waits as long as the provider asks, or longer each time. A stream is begun again
 * only while nothing of it has been shown. An abort ends the wait, and nothing is sent after it.
 *
 * Every call retries twice by itself; a model that was given its own retries keeps those.
 *
 * @example
 * const patient = retry(openai("gpt-4o-mini"), { retries: 5, onRetry: ({ error, delay }) => log.warn(error, delay) });
 */
export function retry(model: Model, options: RetryOptions = {}): Model {
  const { retries = 2, onRetry, clock = systemClock } = options;
  if (!(retries >= 0) || (Number.isFinite(retries) && !Number.isInteger(retries))) {
    throw new DefinitionError(`retry: retries must be 0 or a positive whole number, not ${retries}.`);
  }

  /** Waits for the next try, or throws the error where there is none. */
  async function recover(error: unknown, failed: Failed, signal: AbortSignal | undefined): Promise<void> {
    failed.requests += attemptsOfError(error);
    const delay = ++failed.times <= retries && !signal?.aborted ? retryDelay(error, failed.times, options) : undefined;
    if (delay === undefined) {
      countAttempts(error, failed.requests);
      throw error;
    }
    onRetry?.({ provider: model.provider, model: model.id, error, failures: failed.times, delay });
    await clock.delay(delay, signal);
  }

  return wrapModel(model, {
    retrying: true,
    async generate(request) {
      for (const failed: Failed = { times: 0, requests: 0 }; ; ) {
        request.signal?.throwIfAborted();
        try {
          return afterAttempts(await model.generate(request), failed.requests);
        } catch (error) {
          await recover(error, failed, request.signal);
        }
      }
    },
    async *stream(request) {
      for (const failed: Failed = { times: 0, requests: 0 }; ; ) {
        request.signal?.throwIfAborted();
        let shown = false;
        try {
          for await (const delta of model.stream(request)) {
            shown ||= delta.type === "end" || delta.text !== "";
            yield delta.type === "end" ? { type: "end", reply: afterAttempts(delta.reply, failed.requests) } : delta;
          }
          if (shown) return;
          throw cutStream(model);
        } catch (error) {
          if (shown) throw error;
          await recover(error, failed, request.signal);
        }
      }
    },
  });
}

interface Failed {
  times: number;
  requests: number;
}

/** The model as a call uses it: with the call's own retries, unless the model was given some. */
export function retried(model: Model, retries: number): Model {
  if (retries === 0 || isRetrying(model)) return model;
  const known = wrapped.get(model);
  if (known?.retries === retries) return known.model;
  const patient = retry(model, { retries });
  wrapped.set(model, { retries, model: patient });
  return patient;
}

/** A caption function asks for the same wrapper with every call. */
const wrapped = new WeakMap<Model, { readonly retries: number; readonly model: Model }>();
