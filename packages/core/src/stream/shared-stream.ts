import { StreamError } from "../errors/answer-errors.js";

/** Yields chunks, and returns what the stream ends with. */
export interface StreamSource<T, End> {
  next(): Promise<IteratorResult<T, End>>;
  return?(value: never): Promise<unknown>;
}

type Outcome<End> = { readonly ok: true; readonly end: End } | { readonly ok: false; readonly error: unknown };

const over: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * One stream for many readers. It is pulled when somebody reads, keeps its chunks for later readers, and stops when
 * the last reader leaves while nobody waits for the end.
 */
export class SharedStream<T, End> {
  readonly #source: StreamSource<T, End>;
  readonly #stop: () => void;
  readonly #chunks: T[] = [];
  #outcome: Outcome<End> | undefined;
  /** Called in the step that brings a chunk: promises in between would cost more than the step. */
  #waiting: (() => void)[] = [];
  #pulling = false;
  #readers = 0;
  #awaited = false;

  /** @param stop aborts the request behind the source */
  constructor(source: StreamSource<T, End>, stop: () => void) {
    this.#source = source;
    this.#stop = stop;
  }

  /** Reads to the end, regardless of other readers. */
  end(): Promise<End> {
    this.#awaited = true;
    return new Promise((resolve, reject) => {
      const settle = () => {
        if (!this.#outcome) this.#wait(settle);
        else if (this.#outcome.ok) resolve(this.#outcome.end);
        else reject(this.#outcome.error);
      };
      settle();
    });
  }

  /** All chunks from the first one. Each loop over it is a separate reader. */
  read(): AsyncIterable<T> {
    return { [Symbol.asyncIterator]: () => this.#reader() };
  }

  #reader(): AsyncIterator<T, undefined> {
    let at = 0;
    let reading = false;
    let left = false;
    const leave = () => {
      if (reading && !left) this.#leave();
      left = true;
    };
    return {
      next: () => {
        if (!reading) this.#readers++;
        reading = true;
        return new Promise((resolve, reject) => {
          const settle = () => {
            if (left) resolve(over);
            else if (at < this.#chunks.length) resolve({ done: false, value: this.#chunks[at++] as T });
            else if (!this.#outcome) this.#wait(settle);
            else {
              leave();
              if (this.#outcome.ok) resolve(over);
              else reject(this.#outcome.error);
            }
          };
          settle();
        });
      },
      return: async () => {
        leave();
        // A read of this reader that still waits ends as well.
        this.#wake();
        return over;
      },
    };
  }

  /** Calls back after the next chunk. It is pulled once for all who wait for it. */
  #wait(callback: () => void): void {
    this.#waiting.push(callback);
    if (this.#pulling) return;
    this.#pulling = true;
    this.#source.next().then(this.#take, this.#fail);
  }

  readonly #take = (next: IteratorResult<T, End>): void => {
    this.#pulling = false;
    if (next.done) this.#outcome ??= { ok: true, end: next.value };
    else this.#chunks.push(next.value);
    this.#wake();
  };

  readonly #fail = (error: unknown): void => {
    this.#pulling = false;
    this.#outcome ??= { ok: false, error };
    this.#wake();
  };

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) callback();
  }

  #leave(): void {
    if (--this.#readers > 0 || this.#awaited || this.#outcome) return;
    this.#outcome = {
      ok: false,
      error: new StreamError(
        "The stream was left before its end, so its request was stopped. Call the function again for a new answer.",
      ),
    };
    this.#stop();
    void this.#source.return?.(undefined as never).catch(() => {});
  }
}
