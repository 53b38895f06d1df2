/** Items of which the rest can be called off. */
export interface Passing<T> {
  readonly items: AsyncGenerator<T>;
  /** Throws what the items' source threw, or the signal's reason. */
  check(): void;
}

/**
 * Passes items on until the signal aborts. An error of their source ends them just as quietly: who works at several of
 * them has the others to finish first, and asks afterwards.
 */
export function untilAborted<T>(items: AsyncIterable<T> | Iterable<T>, signal: AbortSignal | undefined): Passing<T> {
  let failure: { readonly error: unknown } | undefined;
  async function* pass(): AsyncGenerator<T> {
    try {
      for await (const item of items) {
        if (signal?.aborted) return;
        yield item;
      }
    } catch (error) {
      failure = { error };
    }
  }
  return {
    items: pass(),
    check() {
      if (failure) throw failure.error;
      signal?.throwIfAborted();
    },
  };
}
