import { StreamError } from "../errors/answer-errors.js";
import type { ModelDelta, ModelReply, Reply } from "../model.js";
import { hasValue } from "../reply/finish.js";
import type { SnapshotReader } from "../response/index.js";
import { abortable } from "../stream/abortable.js";
import type { StreamSource } from "../stream/shared-stream.js";
import { equalValues } from "./equal-values.js";
import { type CallTotals, initialTotals, settleReply } from "./generate.js";
import type { Prepared } from "./prepare.js";

type Result = IteratorResult<unknown, Reply<unknown>>;

/**
 * Sends the request, yields the answer as it is generated, and returns the finished reply.
 * A value that does not fit the response model is requested again, and the corrected value is the last snapshot. Text that
 * has been yielded cannot be taken back, so a text that does not fit is an error.
 */
export class AnswerStream implements StreamSource<unknown, Reply<unknown>> {
  readonly #prepared: Prepared;
  readonly #totals: CallTotals;
  readonly #deltas: AsyncIterableIterator<ModelDelta, undefined>;
  readonly #snapshots: SnapshotReader<unknown> | undefined;
  #lastSnapshot: unknown;
  #text = "";
  #finished: Reply<unknown> | undefined;

  constructor(prepared: Prepared) {
    const { model, request, response } = prepared;
    this.#prepared = prepared;
    this.#totals = initialTotals();
    this.#deltas = abortable(model.stream(request), request.signal);
    this.#snapshots = response?.snapshots();
  }

  next(): Promise<Result> {
    if (this.#finished) return Promise.resolve({ done: true, value: this.#finished });
    return this.#deltas.next().then(this.#take);
  }

  readonly #take = (next: IteratorResult<ModelDelta, undefined>): Result | Promise<Result> => this.#read(next) ?? this.#readOn();

  /** Reads on after a delta that adds nothing to show. */
  async #readOn(): Promise<Result> {
    for (;;) {
      const result = this.#read(await this.#deltas.next());
      if (result) return result;
    }
  }

  #read({ value: delta }: IteratorResult<ModelDelta, undefined>): Result | Promise<Result> | undefined {
    if (delta?.type !== "text") return this.#settle(delta?.reply);
    this.#text += delta.text;
    const next = this.#snapshots ? this.#snapshots.push(delta.text) : delta.text;
    if (next === undefined || next === "") return undefined;
    const value = this.#snapshots && typeof next === "string" ? this.#restOf(next) : next;
    this.#lastSnapshot = next;
    return { done: false, value };
  }

  async #settle(reply: ModelReply | undefined): Promise<Result> {
    const prepared = this.#prepared;
    await this.#deltas.return?.();
    if (!reply) throw cut(prepared, this.#text);
    const correctable = typeof this.#lastSnapshot === "string" ? { ...prepared, corrections: 0 } : prepared;
    const finished = await settleReply(correctable, prepared.request, reply, this.#totals);
    if (!hasValue(finished.finish)) {
      // Reading the value throws: the stream ends with that error.
      void finished.value;
      const { provider } = prepared.model;
      throw new StreamError("the model returned no answer.", { functionName: prepared.name, provider, text: this.#text });
    }
    this.#finished = finished;
    if (!this.#snapshots || equalValues(finished.value, this.#lastSnapshot)) return { done: true, value: finished };
    return { done: false, value: typeof finished.value === "string" ? this.#restOf(finished.value) : finished.value };
  }

  /** The part of a text that has not been yielded yet. */
  #restOf(text: string): string {
    const last = this.#lastSnapshot;
    if (last === undefined) return text;
    return typeof last === "string" && text.startsWith(last) ? text.slice(last.length) : "";
  }
}

function cut({ name, model }: Prepared, text: string): StreamError {
  return new StreamError(
    `the stream of ${model.provider}:${model.id} stopped without its end mark; what arrived is not a complete answer.`,
    {
      functionName: name,
      provider: model.provider,
      retryable: true,
      text,
    },
  );
}
