/**
 * What ends one request early: the caller's abort, or a silence that is too long. Its signal goes to
 * the vendor's client; `end` must be called however the request ends, and closes what of it still runs.
 *
 * @example
 * const guard = new CallGuard(request.signal, 120_000);
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
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timedOut = false;

  /** @param timeoutMs the longest silence; `Infinity` for none */
  constructor(caller: AbortSignal | undefined, timeoutMs: number) {
    caller?.throwIfAborted();
    this.#caller = caller;
    this.#timeoutMs = timeoutMs;
    caller?.addEventListener("abort", this.#abort, { once: true });
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether it was the silence that ended the request. */
  get timedOut(): boolean {
    return this.#timedOut;
  }

  /** Something came: the silence begins anew. */
  heard(): void {
    clearTimeout(this.#timer);
    // A longer delay than a timer can hold would fire at once.
    if (this.#timeoutMs > 0x7fffffff || this.#controller.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#controller.abort();
    }, this.#timeoutMs);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#abort);
    this.#controller.abort();
  }

  readonly #abort = (): void => this.#controller.abort(this.#caller?.reason);
}
