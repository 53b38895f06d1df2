/**
 * Ends one request early: on the caller's abort, at the deadline of a complete answer, or when a stream falls
 * silent. Pass its signal to whatever sends the request, and always call `end` when the request has ended.
 *
 * @example
 * const guard = new CallGuard(request.signal, 120_000, "silence");
 * try {
 *   const response = await fetch(url, { signal: guard.signal });
 *   for await (const chunk of response.body) guard.heard();
 * } finally {
 *   guard.end();
 * }
 */
export class CallGuard {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #timeoutMs: number;
  readonly #measure: "deadline" | "silence";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastHeard = performance.now();
  #lastAnswer = this.#lastHeard;
  #timedOut = false;
  #listener: ((reason: unknown) => void) | undefined;
  #ended = false;

  /**
   * @param timeoutMs the maximum wait, in milliseconds; `Infinity` for no limit
   * @param measure what the limit applies to: the complete answer, or the time between two of its pieces
   */
  constructor(caller: AbortSignal | undefined, timeoutMs: number, measure: "deadline" | "silence" = "silence") {
    caller?.throwIfAborted();
    this.#measure = measure;
    this.#caller = caller;
    this.#timeoutMs = timeoutMs;
    caller?.addEventListener("abort", this.#abort, { once: true });
    this.#wait(timeoutMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the timeout has ended the request. */
  get timedOut(): boolean {
    return this.#timedOut;
  }

  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  /** Restarts the timeout. Call it for each piece of the answer. */
  heard(): void {
    if (this.#measure === "deadline") return;
    this.#lastHeard = performance.now();
    this.#lastAnswer = this.#lastHeard;
  }

  /** Restarts the timeout for a sign of life that is not a piece of the answer, at most three times. */
  keptAlive(): void {
    if (this.#measure === "deadline") return;
    const now = performance.now();
    if (now - this.#lastAnswer < 2 * this.#timeoutMs) this.#lastHeard = now;
  }

  /** Sets the listener that is called with the reason when the request must end, or immediately if it must already. It replaces the last one. */
  whenAborted(listener: (reason: unknown) => void): void {
    const { signal } = this.#controller;
    this.#listener = listener;
    if (signal.aborted) listener(signal.reason);
  }

  /** Settles with the promise, or rejects as soon as the request must end, even if the work behind the promise ignores the signal. */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // Only one step waits at a time, so there is one listener; one per step would cost more than the step.
      this.whenAborted(reject);
      promise.then(resolve, reject);
    });
  }

  /** Ends the guard. A request that is still running is aborted, unless it is `complete`. */
  end(complete = false): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#abort);
    if (!complete) this.#end();
  }

  #wait(ms: number): void {
    // A delay that is too long for a timer would fire immediately.
    if (ms > 0x7fffffff || this.#ended) return;
    this.#timer = setTimeout(() => {
      const left = this.#lastHeard + this.#timeoutMs - performance.now();
      // One timer for the whole request, however many pieces its answer has.
      if (left > 1) return this.#wait(left);
      this.#timedOut = true;
      this.#end();
    }, ms);
  }

  #end(reason?: unknown): void {
    this.#controller.abort(reason);
    this.#listener?.(this.#controller.signal.reason);
  }

  readonly #abort = (): void => this.#end(this.#caller?.reason);
}
