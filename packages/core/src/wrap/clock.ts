/** Time, as the wrappers see it: a test hands in one of its own. */
export interface Clock {
  /** Milliseconds since some moment; it never goes back. */
  now(): number;
  /** Resolves after so many milliseconds, and rejects at once with the signal's reason when that is aborted. */
  delay(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A longer wait would overflow a timer, which then fires at once. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  delay: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const timer = setTimeout(done, Math.min(Math.ceil(ms), longest));
      function done(): void {
        signal?.removeEventListener("abort", abort);
        resolve();
      }
      function abort(): void {
        clearTimeout(timer);
        reject(signal?.reason);
      }
      signal?.addEventListener("abort", abort, { once: true });
    }),
};
