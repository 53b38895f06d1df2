import { StreamError } from "../errors/answer-errors.js";
import { LegendaError } from "../errors/legenda-error.js";
import type { ModelDelta, ModelReply, ModelRequest } from "../model.js";
import { EventReply } from "./event-reply.js";
import { Exchange, type ModelState } from "./exchange.js";
import { readIncoming, readWhole } from "./read-reply.js";

const over: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * A reply as it is made. Nothing is sent before it is read; leaving it closes the connection at once, even where it
 * still waits for the first byte.
 */
export class ReplyStream implements AsyncIterator<ModelDelta, undefined> {
  readonly #state: ModelState;
  readonly #request: ModelRequest;
  readonly #queue: ModelDelta[] = [];
  #exchange: Exchange | undefined;
  #reply: EventReply | undefined;
  /** What the stream failed with, behind pieces that are still to be read. */
  #failure: { readonly thrown: unknown } | undefined;
  #done = false;
  #filling: Promise<void> | undefined;

  constructor(state: ModelState, request: ModelRequest) {
    this.#state = state;
    this.#request = request;
  }

  next(): Promise<IteratorResult<ModelDelta, undefined>> {
    const value = this.#queue.shift();
    if (value) return Promise.resolve({ done: false, value });
    return this.#done ? Promise.resolve(over) : this.#pull();
  }

  async #pull(): Promise<IteratorResult<ModelDelta, undefined>> {
    while (this.#queue.length === 0 && !this.#done) {
      // Two readers that ask at once wait for the same piece.
      this.#filling ??= this.#fill().finally(() => {
        this.#filling = undefined;
      });
      await this.#filling;
    }
    return this.next();
  }

  async return(): Promise<IteratorResult<ModelDelta, undefined>> {
    this.#queue.length = 0;
    this.#close(false);
    return over;
  }

  /** Goes a step further: to the first event, or to the next ones. */
  async #fill(): Promise<void> {
    try {
      this.#exchange ??= new Exchange(this.#state, this.#request, true);
      const exchange = this.#exchange;
      if (!this.#reply) return await exchange.guard.wait(this.#open(exchange));
      if (this.#failure) throw this.#failure.thrown;
      const { texts, reply, failure } = await exchange.guard.wait(this.#reply.pull());
      if (this.#done) return;
      for (const text of texts) this.#queue.push({ type: "text", text });
      if (reply) this.#finish(reply);
      this.#failure = failure;
    } catch (thrown) {
      if (!this.#done) this.#fail(thrown);
    }
  }

  async #open(exchange: Exchange): Promise<void> {
    await exchange.prepare();
    const opened = await exchange.open();
    const incoming = await readIncoming(opened, exchange);
    if (this.#done) return;
    if (incoming.kind === "events") {
      exchange.guard.heard();
      this.#reply = new EventReply(exchange, opened, incoming.events);
      return;
    }
    // A server that does not stream answers as if it had not been asked to.
    this.#finish(readWhole(incoming.body, exchange, opened));
  }

  #finish(reply: ModelReply): void {
    // An answer that came whole, or in a form that has no pieces.
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
    if (text === "" && exchange.canAskOtherwise(error)) {
      this.#reply?.cancel();
      // The next pull asks in another way.
      this.#reply = undefined;
      this.#failure = undefined;
      return;
    }
    this.#close(false);
    throw this.#broken(error, text);
  }

  /** Before the first piece a failure is the request's own; after it, the stream broke off. */
  #broken(error: unknown, text: string): unknown {
    if (text === "" || this.#request.signal?.aborted || error instanceof StreamError || !(error instanceof LegendaError))
      return error;
    const { provider, id } = this.#state.definition;
    const how = this.#exchange?.guard.timedOut ? "fell silent" : "broke off";
    return new StreamError(`The stream of ${provider}:${id} ${how}, and what arrived is not a whole answer: ${error.message}`, {
      provider,
      retryable: (error as { readonly retryable?: boolean }).retryable ?? false,
      text,
      cause: error,
    });
  }

  #close(complete: boolean): void {
    this.#done = true;
    if (!complete) this.#reply?.cancel();
    this.#exchange?.end(complete);
  }
}
