import { DefinitionError } from "../errors/definition-error.js";
import { ProviderError, RateLimitError } from "../errors/provider-error.js";
import type { Model, ModelRequest, RateLimits, Usage } from "../model.js";
import { type Clock, systemClock } from "./clock.js";
import { estimateTokens } from "./estimate-tokens.js";
import { type Share, SlidingWindow } from "./sliding-window.js";
import { Spread } from "./spread.js";

export interface PaceLimits {
  /** Requests a minute. From 60 on they are spread over the seconds, since many providers count by the second. */
  readonly rpm?: number;
  /** Tokens a minute, prompt and answer together. */
  readonly tpm?: number;
  /** Requests at once. */
  readonly concurrency?: number;
  /** The longest pause, in milliseconds, that a provider may ask for: in a longer one, requests fail at once. 600,000 unless told otherwise. */
  readonly maxPause?: number;
  /** About how many tokens a request will use; by the length of its text, and its images, unless told otherwise. */
  readonly estimate?: (model: Model, request: ModelRequest) => number;
  /** Time, for tests. */
  readonly clock?: Clock;
}

/** A request's place among those under way. */
export interface Place {
  /** Puts the tokens that were used in the place of those that were expected. */
  used(usage: Usage): void;
  /** Learns from what the provider says of its limits. */
  heard(limits: RateLimits | undefined): void;
  failed(error: unknown): void;
  /** Makes room for the next. */
  leave(): void;
}

interface Waiter {
  readonly tokens: number;
  readonly model: Model;
  enter(): void;
  refuse(error: unknown): void;
}

/** Lets requests through within limits, in the order in which they came. Made by `pacer`, and shared by whom it is given to. */
export class Pacer {
  readonly #clock: Clock;
  readonly #concurrency: number;
  readonly #maxPause: number;
  readonly #estimate: (model: Model, request: ModelRequest) => number;
  readonly #requests: SlidingWindow;
  readonly #spread: Spread;
  readonly #tokens: SlidingWindow;
  /** A set keeps the order, and lets a waiter leave from its middle at no cost. */
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
    this.#spread = new Spread(rpm !== undefined && rpm >= 60 ? rpm : Number.POSITIVE_INFINITY);
    this.#tokens = new SlidingWindow(tpm ?? Number.POSITIVE_INFINITY);
  }

  /** Milliseconds for which the provider has asked all to wait; 0 where nobody does. */
  get pausedMs(): number {
    return Math.max(0, this.#pausedUntil - this.#clock.now());
  }

  /** Waits for a place. An abort gives the place in the queue up at once. */
  enter(model: Model, request: ModelRequest): Promise<Place> {
    const { signal } = request;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const tokens = Math.ceil(this.#estimate(model, request));
      const done = () => signal?.removeEventListener("abort", abort);
      const waiter: Waiter = {
        tokens,
        model,
        enter: () => {
          done();
          resolve(this.#place(tokens, signal));
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

  #place(tokens: number, signal: AbortSignal | undefined): Place {
    const now = this.#clock.now();
    this.#active++;
    this.#requests.take(1, now);
    this.#spread.take(now);
    const share: Share = this.#tokens.take(tokens, now);
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      signal?.removeEventListener("abort", leave);
      this.#active--;
      this.#advance();
    };
    // A model that does not listen to the abort holds nobody else up.
    signal?.addEventListener("abort", leave, { once: true });
    return {
      leave,
      used: ({ inputTokens, outputTokens }) => {
        if (inputTokens !== undefined && outputTokens !== undefined) this.#tokens.correct(share, inputTokens + outputTokens);
      },
      heard: (limits) => this.#hear(limits),
      failed: (error) => {
        if (!(error instanceof ProviderError)) return;
        this.#hear(error.rateLimits);
        if (error.retryable) this.#pause(error.retryAfter);
      },
    };
  }

  #hear(limits: RateLimits | undefined): void {
    for (const limit of [limits?.requests, limits?.tokens]) if (limit?.remaining === 0) this.#pause(limit.resetMs);
  }

  /** Nobody enters before so many milliseconds are over. */
  #pause(ms = 0): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }

  /** Lets in whom the limits allow, and comes back when they allow the next. */
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
      // Who leaves calls here again.
      if (this.#active >= this.#concurrency) return;
      const wait = Math.max(pause, this.#requests.wait(1, now), this.#spread.wait(now), this.#tokens.wait(waiter.tokens, now));
      if (wait > 0) {
        this.#comeBackIn(wait);
        return;
      }
      this.#queue.delete(waiter);
      waiter.enter();
    }
  }

  #comeBackIn(wait: number): void {
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
