import { ImageError } from "@legenda/core";

interface DeadlineOptions {
  readonly source: string;
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Combines total timeout, idle timeout and the caller's signal into one signal for a download. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #options: DeadlineOptions;
  readonly #controller = new AbortController();
  readonly #total: NodeJS.Timeout;
  readonly #idle: NodeJS.Timeout;
  readonly #onAbort = () => this.#controller.abort(this.#options.signal?.reason);

  constructor(options: DeadlineOptions) {
    const { timeoutMs, idleTimeoutMs, signal } = options;
    this.#options = options;
    this.signal = this.#controller.signal;
    this.#total = setTimeout(() => this.#stop(`did not arrive within ${timeoutMs} ms`), timeoutMs);
    this.#idle = setTimeout(() => this.#stop(`sent nothing for ${idleTimeoutMs} ms`), idleTimeoutMs);
    signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** Restarts the idle timeout. */
  progress(): void {
    this.#idle.refresh();
  }

  clear(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#idle);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
  }

  /**
   * The error for the caller: the reason of the abort if the download was aborted, an `ImageError` as it is,
   * and of any other error only its code. Node's own errors may contain addresses and, from its parser, bytes of the response.
   */
  explain(error: unknown): unknown {
    if (this.signal.aborted) return this.signal.reason;
    if (error instanceof ImageError) return error;
    const { source } = this.#options;
    const code = (error as { code?: unknown } | null)?.code;
    const detail = typeof code === "string" ? ` (${code})` : "";
    return new ImageError(`${source} could not be fetched${detail}.`, { reason: "download-failed", source, retryable: true });
  }

  #stop(why: string): void {
    const { source } = this.#options;
    this.#controller.abort(new ImageError(`${source} ${why}.`, { reason: "timeout", source, retryable: true }));
  }
}
