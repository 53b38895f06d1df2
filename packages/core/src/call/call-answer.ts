import type { Message } from "../message.js";
import type { Model, Reply } from "../model.js";
import { SharedStream, type StreamSource } from "../stream/shared-stream.js";
import { type Answer, type CallChange, type Chunk, changeOf, joinSignals, mergeChanges } from "./answer.js";
import type { AnswerStream } from "./answer-stream.js";
import { generateReply } from "./generate.js";
import type { Invocation } from "./invocation.js";
import { openStream } from "./open-stream.js";
import { prepare } from "./prepare.js";

/** The answer that a call returns. */
export class CallAnswer<T> implements Answer<T> {
  readonly #invocation: Invocation;
  readonly #change: CallChange;
  #stream: SharedStream<unknown, Reply<unknown>> | undefined;
  #reply: Promise<Reply<unknown>> | undefined;

  constructor(invocation: Invocation, change: CallChange = {}) {
    this.#invocation = invocation;
    this.#change = change;
  }

  get [Symbol.toStringTag](): string {
    return "Answer";
  }

  // biome-ignore lint/suspicious/noThenProperty: an answer is awaited
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.reply()
      .then((reply) => reply.value)
      .then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }

  reply(): Promise<Reply<T>> {
    this.#reply ??= this.#stream?.end() ?? prepare(this.#invocation, this.#change).then(generateReply);
    return this.#reply as Promise<Reply<T>>;
  }

  stream(): AsyncIterable<Chunk<T>> {
    return {
      [Symbol.asyncIterator]: () => this.#shared().read()[Symbol.asyncIterator]() as AsyncIterator<Chunk<T>>,
    };
  }

  /** The single stream of this answer. If the reply was requested first, it is the complete answer in one chunk. */
  #shared(): SharedStream<unknown, Reply<unknown>> {
    if (this.#stream) return this.#stream;
    const stop = new AbortController();
    const source = this.#reply ? singleChunk(this.#reply) : this.#send(stop.signal);
    this.#stream = new SharedStream(source, () => stop.abort());
    return this.#stream;
  }

  /** Nothing is prepared before the first read. */
  #send(stopped: AbortSignal): StreamSource<unknown, Reply<unknown>> {
    let stream: AnswerStream | undefined;
    const begin = async () => {
      const signal = joinSignals(this.#change.signal, stopped);
      stream = await openStream(await prepare(this.#invocation, { ...this.#change, ...(signal && { signal }) }));
      return stream.next();
    };
    return { next: () => stream?.next() ?? begin() };
  }

  async messages(): Promise<readonly Message[]> {
    return this.#invocation.render(await this.#invocation.options());
  }

  with(change: Model | CallChange): Answer<T> {
    return new CallAnswer(this.#invocation, mergeChanges(this.#change, changeOf(change)));
  }
}

async function* singleChunk(reply: Promise<Reply<unknown>>): AsyncGenerator<unknown, Reply<unknown>> {
  const finished = await reply;
  yield finished.value;
  return finished;
}
