/** Settles with the promise, or rejects with the signal's reason as soon as it is aborted, even if the work behind the promise ignores the signal. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Yields the items of the source until it ends or the signal is aborted. */
export async function* abortable<T>(source: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T, void> {
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await untilAborted(iterator.next(), signal);
      ended = next.done ?? false;
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    // A pending generator would delay `return`, so it is not awaited.
    ended = true;
    void Promise.resolve(iterator.return?.()).catch(() => {});
    throw error;
  } finally {
    if (!ended) await iterator.return?.();
  }
}
