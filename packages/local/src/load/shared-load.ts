import { untilAborted } from "@legenda/core/wrap";

interface Running<T> {
  readonly value: Promise<T>;
  readonly stop: AbortController;
  /** How many callers are waiting for it. */
  waiting: number;
  done: boolean;
}

/**
 * Shares one load among all callers while it runs, and its value with all later ones. A failure is not kept. When the
 * last waiting caller aborts, the load is stopped.
 */
export class SharedLoad<T> {
  readonly #load: (signal: AbortSignal) => Promise<T>;
  readonly #dispose: (value: T) => Promise<void>;
  #running: Running<T> | undefined;

  constructor(load: (signal: AbortSignal) => Promise<T>, dispose: (value: T) => Promise<void>) {
    this.#load = load;
    this.#dispose = dispose;
  }

  async get(signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    this.#running ??= this.#start();
    const running = this.#running;
    running.waiting++;
    try {
      return await untilAborted(running.value, signal);
    } finally {
      if (--running.waiting === 0 && !running.done && signal?.aborted) this.#stop(running, signal.reason);
    }
  }

  /** Stops a load in progress and frees what was loaded. */
  async close(reason: unknown): Promise<void> {
    const running = this.#running;
    if (!running) return;
    if (!running.done) this.#stop(running, reason);
    else this.#running = undefined;
    // A load that was stopped has freed its memory; only a finished one has something to free.
    const value = await running.value.catch(() => undefined);
    if (value !== undefined) await this.#dispose(value);
  }

  #start(): Running<T> {
    const stop = new AbortController();
    const running: Running<T> = { value: this.#run(stop.signal), stop, waiting: 0, done: false };
    running.value.then(
      () => {
        running.done = true;
      },
      () => {
        running.done = true;
        if (this.#running === running) this.#running = undefined;
      },
    );
    return running;
  }

  async #run(signal: AbortSignal): Promise<T> {
    const value = await this.#load(signal);
    if (!signal.aborted) return value;
    await this.#dispose(value);
    throw signal.reason;
  }

  #stop(running: Running<T>, reason: unknown): void {
    running.stop.abort(reason);
    if (this.#running === running) this.#running = undefined;
  }
}
