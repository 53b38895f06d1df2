export interface PoolOptions<S, R> {
  readonly source: AsyncIterable<S> | Iterable<S>;
  /** Tasks at once. */
  readonly concurrency: number;
  readonly task: (item: S) => Promise<readonly R[]>;
  /** Once it returns true no task is started any more. */
  readonly stopped: () => boolean;
  /** Called once no further task will be started, while some may still be running. */
  readonly onDrain?: () => void;
}

/**
 * Runs a task over a source with bounded concurrency, and yields results as they are ready. Reads the source only as far
 * ahead as results are taken, so that nothing piles up. Leaving the loop starts nothing new and waits for running tasks.
 * Returns whether the source was read to its end.
 */
export async function* pooled<S, R>(options: PoolOptions<S, R>): AsyncGenerator<R, boolean> {
  const { source, concurrency, task, stopped, onDrain } = options;
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
  const start = (item: S): void => {
    active++;
    task(item)
      .then((results) => void ready.push(...results), fail)
      .finally(() => {
        active--;
        changed.notify();
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
      if (!(left || failure || stopped())) start(next.value);
    }
  };
  const pumped = pump()
    .catch(fail)
    .then(onDrain)
    .catch(fail)
    .finally(() => {
      pumping = false;
      changed.notify();
    });

  try {
    for (;;) {
      const result = ready.shift();
      if (result !== undefined) {
        changed.notify();
        yield result;
      } else if (pumping || active > 0) await changed.next();
      else break;
    }
    if (failure) throw failure.error;
    return exhausted;
  } finally {
    left = true;
    changed.notify();
    while (active > 0) await changed.next();
    await pumped;
    if (!exhausted) await iterator.return?.();
  }
}

/** Wakes everything that waits for a change. */
class Change {
  #waiting: PromiseWithResolvers<void> | undefined;

  next(): Promise<void> {
    this.#waiting ??= Promise.withResolvers<void>();
    return this.#waiting.promise;
  }

  notify(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve();
  }
}
