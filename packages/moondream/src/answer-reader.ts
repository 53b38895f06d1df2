import type { Finish, Model, ModelReply, Usage } from "@legenda/core";
import type { MoondreamAnswer } from "./wire.js";

/** Puts a reply together, out of one answer or the events of a stream. */
export class AnswerReader {
  readonly #model: Pick<Model, "provider" | "id">;
  readonly #maxTokens: number | undefined;
  #text = "";
  #last: MoondreamAnswer = {};

  constructor(model: Pick<Model, "provider" | "id">, maxTokens: number | undefined) {
    this.#model = model;
    this.#maxTokens = maxTokens;
  }

  get text(): string {
    return this.#text;
  }

  /** Whether the end mark has come. */
  get completed(): boolean {
    return this.#last.completed === true;
  }

  /** Takes in a whole answer; `false` where it holds none. */
  whole(answer: MoondreamAnswer): boolean {
    const text = answer.caption ?? answer.answer;
    if (typeof text !== "string") return false;
    this.#text = text;
    this.#last = answer;
    return true;
  }

  /** Takes in an event of a stream and gives the text that it adds. */
  event(event: MoondreamAnswer): string {
    const text = typeof event.chunk === "string" ? event.chunk : "";
    this.#text += text;
    this.#last = { ...this.#last, ...event };
    return text;
  }

  reply(header: string | undefined): ModelReply {
    const { request_id: requestId = header } = this.#last;
    return {
      text: this.#text,
      finish: this.#finish(),
      usage: this.#usage(),
      provider: this.#model.provider,
      model: this.#model.id,
      ...(requestId !== undefined && { requestId }),
      raw: this.#last,
    };
  }

  /** The older answers give no reason: there the count tells, where there is one. */
  #finish(): Finish {
    const { finish_reason: reason, metrics } = this.#last;
    if (reason === "length" || reason === "max_tokens") return "length";
    const isCut = reason === undefined && this.#maxTokens !== undefined && (metrics?.output_tokens ?? 0) >= this.#maxTokens;
    return isCut ? "length" : "stop";
  }

  /** The station's `_stats.tokens` are left out: of a whole answer it counts the words, not the tokens. */
  #usage(): Usage {
    const { input_tokens: inputTokens, output_tokens: outputTokens } = this.#last.metrics ?? {};
    return { ...(inputTokens !== undefined && { inputTokens }), ...(outputTokens !== undefined && { outputTokens }) };
  }
}
