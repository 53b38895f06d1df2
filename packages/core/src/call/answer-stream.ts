import type { ModelDelta, ModelReply, Reply } from "../model.js";
import type { CompiledResponse } from "../response/index.js";
import type { StreamSource } from "../stream/shared-stream.js";
import type { Prepared } from "./prepare.js";

/** What a stream ended with. */
export interface StreamEnd {
  /** `undefined` where it stopped without its end mark. */
  readonly reply: ModelReply | undefined;
  readonly text: string;
  readonly corrections: number;
}

type Settle = (end: StreamEnd) => Promise<Reply<unknown>>;
type Result = IteratorResult<unknown, Reply<unknown>>;

/**
 * Sends the request, yields the answer as it is generated, and returns the finished reply. It has one reader, which reads
 * one chunk at a time.
 *
 * A value that does not fit the response model is requested again, and the corrected value is the last snapshot. Text that
 * has been yielded cannot be taken back, so a text that does not fit is an error.
 */
export class AnswerStream implements StreamSource<unknown, Reply<unknown>> {
  readonly #prepared: Prepared;
  readonly #settle: Settle;
  readonly #deltas: AsyncIterator<ModelDelta>;
  readonly #chunks: ReturnType<CompiledResponse<unknown>["chunks"]> | undefined;
  #text = "";
  #finished: Reply<unknown> | undefined;
  #reject: ((reason: unknown) => void) | undefined;

  /** @param settle makes the finished reply of the model's, or throws */
  constructor(prepared: Prepared, settle: Settle) {
    const { model, request, response } = prepared;
    this.#prepared = prepared;
    this.#settle = settle;
    this.#deltas = model.stream(request)[Symbol.asyncIterator]();
    this.#chunks = response?.chunks();
    request.signal?.addEventListener("abort", this.#abort, { once: true });
  }

  /** Rejects with the signal's reason as soon as it is aborted, even if the model ignores the signal. */
  next(): Promise<Result> {
    if (this.#finished) return Promise.resolve({ done: true, value: this.#finished });
    return new Promise((resolve, reject) => {
      this.#prepared.request.signal?.throwIfAborted();
      // A listener for each chunk would cost more than the chunk.
      this.#reject = reject;
      this.#deltas.next().then(this.#take).then(resolve, this.#fail);
    });
  }

  readonly #fail = (error: unknown): void => {
    this.#unlisten();
    this.#reject?.(error);
  };

  readonly #abort = (): void => {
    this.#fail(this.#prepared.request.signal?.reason);
    // A generator that waits would delay its `return`, so it is not awaited.
    this.#deltas.return?.().catch(() => {});
  };

  readonly #take = (next: IteratorResult<ModelDelta>): Result | Promise<Result> => this.#read(next) ?? this.#readOn();

  /** Reads on after a delta that adds nothing to show. */
  async #readOn(): Promise<Result> {
    for (;;) {
      const result = this.#read(await this.#deltas.next());
      if (result) return result;
    }
  }

  #read(next: IteratorResult<ModelDelta>): Result | Promise<Result> | undefined {
    if (next.done) return this.#finish(undefined);
    const delta = next.value;
    if (delta.type === "end") return this.#finish(delta.reply);
    this.#text += delta.text;
    const chunk = this.#chunks ? this.#chunks.push(delta.text) : delta.text || undefined;
    return chunk === undefined ? undefined : { done: false, value: chunk };
  }

  #unlisten(): void {
    this.#prepared.request.signal?.removeEventListener("abort", this.#abort);
  }

  async #finish(reply: ModelReply | undefined): Promise<Result> {
    await this.#deltas.return?.();
    const corrections = this.#chunks?.isText ? 0 : this.#prepared.corrections;
    const finished = await this.#settle({ reply, text: this.#text, corrections });
    this.#unlisten();
    // A reply without a value, such as a refusal, throws here.
    const { value } = finished;
    this.#finished = finished;
    for (const chunk of this.#chunks?.last(value) ?? []) return { done: false, value: chunk };
    return { done: true, value: finished };
  }
}
