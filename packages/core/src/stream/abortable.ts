/** Settles with the promise or, at once, with the signal's reason: what does not listen holds nobody up. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Reads on until the end or the abort, whichever is first. */
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
    // A generator that is still waiting would hold `return` back; it is told to stop and not waited for.
    ended = true;
    void Promise.resolve(iterator.return?.()).catch(() => {});
    throw error;
  } finally {
    if (!ended) await iterator.return?.();
  }
}
