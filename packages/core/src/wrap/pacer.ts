import { DefinitionError } from "../errors/definition-error.js";
import { ProviderError, RateLimitError } from "../errors/provider-error.js";
import type { Model, ModelRequest, RateLimits, Usage } from "../model.js";
import { type Clock, systemClock } from "./clock.js";
import { estimateTokens } from "./estimate-tokens.js";
import { RateSpacer } from "./rate-spacer.js";
import { type Share, SlidingWindow } from "./sliding-window.js";

export interface PaceLimits {
  /** Requests per minute. From 60 on they are spread evenly, since many providers count per second. */
  readonly rpm?: number;
  /** Tokens per minute, of prompts and answers together. */
  readonly tpm?: number;
  /** Concurrent requests. */
  readonly concurrency?: number;
  /**
   * The longest pause that a provider may ask for, in milliseconds. During a longer one, requests fail immediately.
   *
   * @default 600_000
   */
  readonly maxPause?: number;
  /**
   * Estimates the tokens of a request.
   *
   * @default `estimateTokens`: by the length of its text and the number of its images
   */
  readonly estimate?: (model: Model, request: ModelRequest) => number;
  /** A clock for tests. */
  readonly clock?: Clock;
}

/** The slot of a running request. */
export interface PaceSlot {
  /** Replaces the estimated tokens with those that were used. */
  recordUsage(usage: Usage): void;
  /** Applies the limits that the provider reported. */
  recordLimits(limits: RateLimits | undefined): void;
  /** Applies the limits and the pause that an error of the provider reports. */
  recordFailure(error: unknown): void;
  /** Frees the slot for the next request. */
  release(): void;
}

interface Waiter {
  readonly tokens: number;
  readonly model: Model;
  admit(): void;
  refuse(error: unknown): void;
}

/** Rate limits that models share; created by `pacer`. Requests are let through in the order in which they arrive. */
export class Pacer {
  readonly #clock: Clock;
  readonly #concurrency: number;
  readonly #maxPause: number;
  readonly #estimate: (model: Model, request: ModelRequest) => number;
  readonly #requests: SlidingWindow;
  readonly #spacer: RateSpacer;
  readonly #tokens: SlidingWindow;
  /** A set keeps the order and removes a waiter from its middle in constant time. */
  readonly #queue = new Set<Waiter>();
  #active = 0;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #alarm: AbortController | undefined;

  constructor(limits: PaceLimits) {
    const { rpm, tpm, concurrency, maxPause = 600_000, estimate = estimateTokens, clock = systemClock } = limits;
    for (const [name, value] of Object.entries({ rpm, tpm, concurrency })) {
      if (value !== undefined && !(value >= 1)) throw new DefinitionError(`pace: ${name} must be at least 1, not ${value}.`);
    }
    this.#clock = clock;
    this.#concurrency = concurrency ?? Number.POSITIVE_INFINITY;
    this.#maxPause = maxPause;
    this.#estimate = estimate;
    this.#requests = new SlidingWindow(rpm ?? Number.POSITIVE_INFINITY);
    this.#spacer = new RateSpacer(rpm !== undefined && rpm >= 60 ? rpm : Number.POSITIVE_INFINITY);
    this.#tokens = new SlidingWindow(tpm ?? Number.POSITIVE_INFINITY);
  }

  /** The remaining pause that the provider asked for, in milliseconds; 0 without one. */
  get pausedMs(): number {
    return Math.max(0, this.#pausedUntil - this.#clock.now());
  }

  /** Waits for a slot. An aborted request leaves the queue immediately. */
  acquire(model: Model, request: ModelRequest): Promise<PaceSlot> {
    const { signal } = request;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const tokens = Math.ceil(this.#estimate(model, request));
      const done = () => signal?.removeEventListener("abort", abort);
      const waiter: Waiter = {
        tokens,
        model,
        admit: () => {
          done();
          resolve(this.#takeSlot(tokens, signal));
        },
        refuse: (error) => {
          done();
          reject(error);
        },
      };
      const abort = () => {
        this.#queue.delete(waiter);
        reject(signal?.reason);
        this.#advance();
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#queue.add(waiter);
      this.#advance();
    });
  }

  #takeSlot(tokens: number, signal: AbortSignal | undefined): PaceSlot {
    const now = this.#clock.now();
    this.#active++;
    this.#requests.take(1, now);
    this.#spacer.take(now);
    const share: Share = this.#tokens.take(tokens, now);
    let released = false;
    const release = () => {
      if (released) return;
      released = true;
      signal?.removeEventListener("abort", release);
      this.#active--;
      this.#advance();
    };
    // A model that ignores the abort does not block the others.
    signal?.addEventListener("abort", release, { once: true });
    return {
      release,
      recordUsage: ({ inputTokens, outputTokens }) => {
        if (inputTokens !== undefined && outputTokens !== undefined) this.#tokens.correct(share, inputTokens + outputTokens);
      },
      recordLimits: (limits) => this.#applyLimits(limits),
      recordFailure: (error) => {
        if (!(error instanceof ProviderError)) return;
        this.#applyLimits(error.rateLimits);
        if (error.retryable) this.#pause(error.retryAfter);
      },
    };
  }

  #applyLimits(limits: RateLimits | undefined): void {
    for (const limit of [limits?.requests, limits?.tokens]) if (limit?.remaining === 0) this.#pause(limit.resetMs);
  }

  /** Holds all requests back for this many milliseconds. */
  #pause(ms = 0): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }

  /** Lets in as many requests as the limits allow, and sets a timer for the next one. */
  #advance(): void {
    this.#alarm?.abort();
    this.#alarm = undefined;
    for (const waiter of this.#queue) {
      const now = this.#clock.now();
      const pause = this.#pausedUntil - now;
      if (pause > this.#maxPause) {
        this.#queue.delete(waiter);
        waiter.refuse(pauseTooLong(waiter.model, pause));
        continue;
      }
      // Releasing a slot calls this method again.
      if (this.#active >= this.#concurrency) return;
      const wait = Math.max(pause, this.#requests.wait(1, now), this.#spacer.wait(now), this.#tokens.wait(waiter.tokens, now));
      if (wait > 0) {
        this.#advanceIn(wait);
        return;
      }
      this.#queue.delete(waiter);
      waiter.admit();
    }
  }

  #advanceIn(wait: number): void {
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#clock.delay(wait, alarm.signal).then(
      () => this.#advance(),
      () => {},
    );
  }
}

function pauseTooLong({ provider, id }: Model, pause: number): RateLimitError {
  const seconds = Math.ceil(pause / 1000);
  return new RateLimitError(
    `${provider}:${id} allows no more requests for ${seconds} seconds, which is longer than maxPause allows.`,
    {
      provider,
      model: id,
      retryAfter: Math.ceil(pause),
      hint: { option: "maxPause", advice: "Raise maxPause of pace, or ask another model." },
    },
  );
}
