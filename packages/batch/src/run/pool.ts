/** How a pool is run. */
export interface PoolOptions<S, R> {
  readonly source: AsyncIterable<S> | Iterable<S>;
  /** Tasks at once. */
  readonly concurrency: number;
  readonly task: (item: S) => Promise<readonly R[]>;
  /** When it says so nothing new is begun, and what is under way ends. */
  readonly stopped: () => boolean;
}

/**
 * Runs a task over a source, so many at once, and gives results as they are ready. The source is read only as far ahead
 * as results are taken, so that nothing piles up. Leaving the loop begins nothing new and waits for what is under way.
 * It returns whether the source was read to its end.
 */
export async function* pooled<S, R>({ source, concurrency, task, stopped }: PoolOptions<S, R>): AsyncGenerator<R, boolean> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const changed = new Change();
  const ready: R[] = [];
  let active = 0;
  let exhausted = false;
  let pumping = true;
  let left = false;
  let failure: { readonly error: unknown } | undefined;

  const fail = (error: unknown) => {
    failure ??= { error };
  };
  const begin = (item: S): void => {
    active++;
    task(item)
      .then((results) => void ready.push(...results), fail)
      .finally(() => {
        active--;
        changed.tell();
      });
  };
  const pump = async (): Promise<void> => {
    while (!(left || failure || stopped())) {
      if (active >= concurrency || ready.length >= concurrency) {
        await changed.next();
        continue;
      }
      const next = await iterator.next();
      if (next.done) {
        exhausted = true;
        return;
      }
      if (!(left || failure || stopped())) begin(next.value);
    }
  };
  const pumped = pump()
    .catch(fail)
    .finally(() => {
      pumping = false;
      changed.tell();
    });

  try {
    for (;;) {
      const result = ready.shift();
      if (result !== undefined) {
        changed.tell();
        yield result;
      } else if (pumping || active > 0) await changed.next();
      else break;
    }
    if (failure) throw failure.error;
    return exhausted;
  } finally {
    left = true;
    changed.tell();
    while (active > 0) await changed.next();
    await pumped;
    if (!exhausted) await iterator.return?.();
  }
}

/** Wakes all who wait for something to be different. */
class Change {
  #waiting: PromiseWithResolvers<void> | undefined;

  next(): Promise<void> {
    this.#waiting ??= Promise.withResolvers<void>();
    return this.#waiting.promise;
  }

  tell(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve();
  }
}
