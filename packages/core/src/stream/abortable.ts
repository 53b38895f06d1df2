/**
 * Yields the items of the source until it ends or the signal is aborted. An abort closes the source and rejects a read that
 * waits at once, or else the next one, with the signal's reason.
 */
export function abortable<T>(source: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncIterableIterator<T, undefined> {
  return new AbortableIterator(source, signal);
}

interface Reader<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

const over: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Not a generator, and with one listener for all items: a stream of tokens has thousands of them. */
class AbortableIterator<T> implements AsyncIterableIterator<T, undefined> {
  readonly #source: AsyncIterable<T>;
  readonly #signal: AbortSignal | undefined;
  readonly #readers: Reader<T>[] = [];
  #iterator: AsyncIterator<T> | undefined;
  #reading = false;
  #ended = false;
  /** What the next read rejects with. */
  #failure: { readonly error: unknown } | undefined;

  constructor(source: AsyncIterable<T>, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      this.#read();
    });
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    if (this.#ended) return over;
    this.#end();
    await this.#iterator?.return?.();
    return over;
  }

  #read(): void {
    if (this.#ended) this.#settle();
    if (this.#ended || this.#reading) return;
    this.#reading = true;
    try {
      this.#iterator ??= this.#open();
      this.#iterator.next().then(this.#take, this.#fail);
    } catch (error) {
      this.#fail(error);
    }
  }

  #open(): AsyncIterator<T> {
    this.#signal?.throwIfAborted();
    this.#signal?.addEventListener("abort", this.#abort, { once: true });
    return this.#source[Symbol.asyncIterator]();
  }

  readonly #take = (next: IteratorResult<T, unknown>): void => {
    this.#reading = false;
    if (this.#ended) return;
    if (next.done) this.#end();
    else this.#readers.shift()?.resolve(next);
    if (this.#readers.length > 0) this.#read();
  };

  readonly #fail = (error: unknown): void => {
    if (!this.#ended) this.#end({ error });
  };

  readonly #abort = (): void => {
    this.#end({ error: this.#signal?.reason });
    // A generator that waits would delay its `return`, so it is not awaited.
    this.#iterator?.return?.().catch(() => {});
  };

  #end(failure?: { readonly error: unknown }): void {
    this.#ended = true;
    this.#failure = failure;
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#settle();
  }

  /** Nothing comes any more: the first reader gets the failure, if there is one. */
  #settle(): void {
    for (const { resolve, reject } of this.#readers.splice(0)) {
      const failure = this.#failure;
      this.#failure = undefined;
      if (failure) reject(failure.error);
      else resolve(over);
    }
  }
}
