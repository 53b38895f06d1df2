import { StreamError } from "../errors/answer-errors.js";
import { LegendaError } from "../errors/legenda-error.js";
import type { ModelDelta, ModelReply, ModelRequest } from "../model.js";
import { EventReply, type ReplyPieces } from "./event-reply.js";
import { Exchange, type ModelState } from "./exchange.js";
import { readIncoming, readWhole } from "./read-reply.js";

type Result = IteratorResult<ModelDelta, undefined>;

interface Reader {
  resolve(result: Result): void;
  reject(error: unknown): void;
}

const over: Result = { done: true, value: undefined };

/**
 * A reply as it is generated. Nothing is sent before the first read. Leaving the stream closes the connection immediately,
 * even while it waits for the first byte.
 */
export class ReplyStream implements AsyncIterator<ModelDelta, undefined> {
  readonly #state: ModelState;
  readonly #request: ModelRequest;
  readonly #queue: ModelDelta[] = [];
  /** The callbacks of pending reads. They are called in the step that reads the piece: promises in between would cost more than the step. */
  readonly #readers: Reader[] = [];
  #exchange: Exchange | undefined;
  #reply: EventReply | undefined;
  /** The failure of the stream, to be thrown after the remaining pieces. */
  #failure: { readonly thrown: unknown } | undefined;
  #done = false;
  #stepping = false;

  constructor(state: ModelState, request: ModelRequest) {
    this.#state = state;
    this.#request = request;
  }

  next(): Promise<Result> {
    const value = this.#queue.shift();
    if (value) return Promise.resolve({ done: false, value });
    if (this.#done) return Promise.resolve(over);
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      this.#step();
    });
  }

  async return(): Promise<Result> {
    this.#queue.length = 0;
    this.#close(false);
    this.#deliver();
    return over;
  }

  /** Reads the first or the next events, until every pending read has a piece. */
  #step(): void {
    if (this.#stepping) return;
    try {
      const exchange = this.#exchange ?? this.#begin();
      if (this.#failure) throw this.#failure.thrown;
      this.#stepping = true;
      if (this.#reply) this.#reply.pull().then(this.#take, this.#stop);
      else this.#open(exchange).then(this.#take, this.#stop);
    } catch (thrown) {
      this.#stop(thrown);
    }
  }

  #begin(): Exchange {
    const exchange = new Exchange(this.#state, this.#request, true);
    this.#exchange = exchange;
    exchange.guard.whenAborted((reason) => {
      // Between two reads there is no pending read to reject, so the next one is.
      if (this.#stepping) this.#stop(reason);
      else this.#failure = { thrown: reason };
    });
    return exchange;
  }

  readonly #take = (pieces: ReplyPieces | undefined): void => {
    if (pieces && !this.#done) {
      for (const text of pieces.texts) this.#queue.push({ type: "text", text });
      if (pieces.reply) this.#finish(pieces.reply);
      this.#failure = pieces.failure;
    }
    this.#goOn();
  };

  readonly #stop = (thrown: unknown): void => {
    if (this.#done) return;
    try {
      this.#fail(thrown);
    } catch (error) {
      this.#done = true;
      this.#readers.shift()?.reject(error);
    }
    this.#goOn();
  };

  #goOn(): void {
    this.#stepping = false;
    this.#deliver();
    if (this.#readers.length > 0) this.#step();
  }

  #deliver(): void {
    while (this.#readers.length > 0) {
      const value = this.#queue.shift();
      if (!value && !this.#done) return;
      this.#readers.shift()?.resolve(value ? { done: false, value } : over);
    }
  }

  async #open(exchange: Exchange): Promise<undefined> {
    await exchange.prepare();
    const opened = await exchange.open();
    const incoming = await readIncoming(opened, exchange);
    if (this.#done) return;
    if (incoming.kind === "events") {
      exchange.guard.heard();
      this.#reply = new EventReply(exchange, opened, incoming.events);
      return;
    }
    // A server that does not stream responds with one body.
    this.#finish(readWhole(incoming.body, exchange, opened));
  }

  #finish(reply: ModelReply): void {
    // A complete answer, or one in a form that has no pieces.
    const isAnswer = reply.finish !== "refusal" && reply.finish !== "filtered";
    if (!this.#reply?.text && reply.text && isAnswer) this.#queue.push({ type: "text", text: reply.text });
    this.#queue.push({ type: "end", reply });
    this.#close(true);
  }

  #fail(thrown: unknown): void {
    const exchange = this.#exchange;
    if (!exchange) throw thrown;
    const text = this.#reply?.text ?? "";
    const filtered = exchange.filteredReply(thrown, text);
    if (filtered) {
      this.#finish(filtered);
      return;
    }
    const error = exchange.errorOf(thrown);
    if (text === "" && exchange.canUseAnotherMode(error)) {
      this.#reply?.cancel();
      // The next pull uses another mode.
      this.#reply = undefined;
      this.#failure = undefined;
      return;
    }
    this.#close(false);
    throw this.#broken(error, text);
  }

  /** Before the first piece, a failure is that of the request; after it, the stream broke off. */
  #broken(error: unknown, text: string): unknown {
    if (text === "" || this.#request.signal?.aborted || error instanceof StreamError || !(error instanceof LegendaError))
      return error;
    const { provider, id } = this.#state.definition;
    const how = this.#exchange?.guard.timedOut ? "fell silent" : "broke off";
    return new StreamError(
      `The stream of ${provider}:${id} ${how}, and what arrived is not a complete answer: ${error.message}`,
      {
        provider,
        retryable: (error as { readonly retryable?: boolean }).retryable ?? false,
        text,
        cause: error,
      },
    );
  }

  #close(complete: boolean): void {
    this.#done = true;
    if (!complete) this.#reply?.cancel();
    this.#exchange?.end(complete);
  }
}
