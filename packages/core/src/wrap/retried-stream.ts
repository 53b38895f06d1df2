import type { Model, ModelDelta, ModelRequest } from "../model.js";
import { afterAttempts } from "../reply/attempts.js";
import { cutStream } from "./cut-stream.js";

/** What has failed of a request so far. */
export interface Failures {
  times: number;
  /** Requests that were sent, including those of the wrapped model's own retries. */
  requests: number;
}

/** Waits for the next attempt, or throws the error if there is none. */
export type Recover = (error: unknown, failures: Failures, signal: AbortSignal | undefined) => Promise<void>;

type Result = IteratorResult<ModelDelta, undefined>;

const over: Result = { done: true, value: undefined };

/** A stream that is restarted after a failure until its first piece has come. After that, it is the stream of the model. */
export class RetriedStream implements AsyncIterator<ModelDelta, undefined> {
  readonly #model: Model;
  readonly #request: ModelRequest;
  readonly #recover: Recover;
  readonly #failures: Failures = { times: 0, requests: 0 };
  /** The current stream of the model. */
  #stream: AsyncIterator<ModelDelta, undefined> | undefined;
  #hasYielded = false;
  #starting: Promise<Result> | undefined;
  #ended = false;

  constructor(model: Model, request: ModelRequest, recover: Recover) {
    this.#model = model;
    this.#request = request;
    this.#recover = recover;
  }

  next(): Promise<Result> {
    if (this.#ended) return Promise.resolve(over);
    if (!this.#hasYielded || !this.#stream) return this.#startInTurn();
    const next = this.#stream.next();
    return this.#failures.requests === 0 ? next : next.then(this.#counted);
  }

  async return(): Promise<Result> {
    this.#ended = true;
    await this.#stream?.return?.();
    return over;
  }

  /** Two reads at the same time do not send two requests. */
  #startInTurn(): Promise<Result> {
    if (this.#starting) {
      const next = () => this.next();
      return this.#starting.then(next, next);
    }
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<Result> {
    try {
      return await this.#attempt();
    } catch (error) {
      this.#ended = true;
      throw error;
    } finally {
      this.#starting = undefined;
    }
  }

  async #attempt(): Promise<Result> {
    for (;;) {
      this.#request.signal?.throwIfAborted();
      try {
        this.#stream ??= this.#model.stream(this.#request)[Symbol.asyncIterator]();
        const next = await this.#stream.next();
        if (this.#ended) return over;
        if (next.done) throw cutStream(this.#model);
        this.#hasYielded = next.value.type === "end" || next.value.text !== "";
        return this.#counted(next);
      } catch (error) {
        this.#stream = undefined;
        if (!this.#ended) await this.#recover(error, this.#failures, this.#request.signal);
        if (this.#ended) return over;
      }
    }
  }

  /** The end of the stream, with the requests that failed before it. */
  readonly #counted = (next: Result): Result =>
    next.done || next.value.type !== "end"
      ? next
      : { done: false, value: { type: "end", reply: afterAttempts(next.value.reply, this.#failures.requests) } };
}
