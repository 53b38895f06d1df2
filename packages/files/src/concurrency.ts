export interface ConcurrencyOptions {
  /** How many items are worked on at the same time. */
  readonly concurrency: number;
  /** Aborts the work: nothing more begins, and the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Maps items in their order, several at a time. No more items are read than are in flight, so a long source is never held in
 * memory. However it ends (at the last item, with an error, or because its reader leaves), it waits for what is in flight.
 */
export async function* mapConcurrently<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T, index: number) => Promise<R>,
  { concurrency, signal }: ConcurrencyOptions,
): AsyncGenerator<R, void, undefined> {
  const inFlight: Promise<R>[] = [];
  let hasFailed = false;
  let index = 0;
  try {
    for await (const item of items) {
      signal?.throwIfAborted();
      const result = work(item, index++);
      // It is awaited in its turn; until then its failure only stops what has not begun.
      result.catch(() => {
        hasFailed = true;
      });
      inFlight.push(result);
      if (inFlight.length >= concurrency) yield* inFlight.splice(0, 1);
      if (hasFailed) break;
    }
    for (let next = inFlight.shift(); next; next = inFlight.shift()) yield await next;
  } finally {
    await Promise.allSettled(inFlight);
  }
  signal?.throwIfAborted();
}

/** Works on items, several at a time, for what the work does rather than returns. */
export async function forEachConcurrently<T>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<void>,
  options: ConcurrencyOptions,
): Promise<void> {
  for await (const _ of mapConcurrently(items, work, options));
}
