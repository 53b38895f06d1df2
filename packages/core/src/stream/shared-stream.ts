import { StreamError } from "../errors/answer-errors.js";

/**
 * One stream for many readers. It is pulled when somebody reads, keeps its chunks for later readers, and stops when
 * the last reader leaves while nobody waits for the end.
 */
export class SharedStream<T, End> {
  readonly #source: AsyncGenerator<T, End>;
  readonly #stop: () => void;
  readonly #chunks: T[] = [];
  #outcome: { ok: true; end: End } | { ok: false; error: unknown } | undefined;
  #pulling: Promise<void> | undefined;
  #readers = 0;
  #awaited = false;

  /** @param stop aborts the request behind the source */
  constructor(source: AsyncGenerator<T, End>, stop: () => void) {
    this.#source = source;
    this.#stop = stop;
  }

  /** Reads to the end, regardless of other readers. */
  async end(): Promise<End> {
    this.#awaited = true;
    for (;;) {
      if (this.#outcome) return this.#result(this.#outcome);
      await this.#pull();
    }
  }

  /** All chunks from the first one. Each loop over it is a separate reader. */
  read(): AsyncIterable<T> {
    return { [Symbol.asyncIterator]: () => this.#reader() };
  }

  #reader(): AsyncIterator<T> {
    let at = 0;
    let reading = false;
    let left = false;
    const leave = () => {
      if (reading && !left) this.#leave();
      left = true;
    };
    return {
      next: async () => {
        if (!reading) this.#readers++;
        reading = true;
        while (!left) {
          if (at < this.#chunks.length) return { done: false, value: this.#chunks[at++] as T };
          if (this.#outcome) {
            leave();
            this.#result(this.#outcome);
            break;
          }
          await this.#pull();
        }
        return { done: true, value: undefined };
      },
      return: async () => {
        leave();
        return { done: true, value: undefined };
      },
    };
  }

  /** Pulls one more chunk, once for all readers that wait for it; never rejects. */
  #pull(): Promise<void> {
    this.#pulling ??= this.#source
      .next()
      .then(
        (next) => {
          if (next.done) this.#outcome ??= { ok: true, end: next.value };
          else this.#chunks.push(next.value);
        },
        (error) => {
          this.#outcome ??= { ok: false, error };
        },
      )
      .finally(() => {
        this.#pulling = undefined;
      });
    return this.#pulling;
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
    void this.#source.return(undefined as never).catch(() => {});
  }

  #result(outcome: { ok: true; end: End } | { ok: false; error: unknown }): End {
    if (outcome.ok) return outcome.end;
    throw outcome.error;
  }
}
