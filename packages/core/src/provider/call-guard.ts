/**
 * What ends one request early: the caller's abort, the deadline of a whole answer, or a stream that falls
 * silent. Its signal goes to whatever sends the request; `end` must be called however the request ends.
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
   * @param timeoutMs the longest wait, in milliseconds; `Infinity` for none
   * @param measure what must not take longer: the whole answer, or the silence between two of its pieces
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

  /** Whether it was the wait that ended the request. */
  get timedOut(): boolean {
    return this.#timedOut;
  }

  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  /** A piece of the answer came: the wait begins anew. */
  heard(): void {
    if (this.#measure === "deadline") return;
    this.#lastHeard = performance.now();
    this.#lastAnswer = this.#lastHeard;
  }

  /** The server showed that it is there, without a piece of the answer. Such signs hold the wait off three times at most. */
  keptAlive(): void {
    if (this.#measure === "deadline") return;
    const now = performance.now();
    if (now - this.#lastAnswer < 2 * this.#timeoutMs) this.#lastHeard = now;
  }

  /** Is called with the reason when the request is to end, in place of the last listener: at once where it is to end already. */
  whenAborted(listener: (reason: unknown) => void): void {
    const { signal } = this.#controller;
    this.#listener = listener;
    if (signal.aborted) listener(signal.reason);
  }

  /** Settles with the promise, or rejects as soon as the request is to end: what does not listen to the signal holds nobody up. */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // One step waits at a time. A listener on the signal for each would cost more than the step.
      this.whenAborted(reject);
      promise.then(resolve, reject);
    });
  }

  /** Ends the guard. A request that still runs is aborted, unless it is `complete`. */
  end(complete = false): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#abort);
    if (!complete) this.#end();
  }

  #wait(ms: number): void {
    // A longer delay than a timer can hold would fire at once.
    if (ms > 0x7fffffff || this.#ended) return;
    this.#timer = setTimeout(() => {
      const left = this.#lastHeard + this.#timeoutMs - performance.now();
      // One timer for the whole request, however many pieces it brings.
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
