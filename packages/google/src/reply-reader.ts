import { type Finish, type Model, type ModelReply, OverloadedError, type Usage } from "@legenda/core";
import { finishOf } from "./finish.js";
import type { GoogleResponse, GoogleUsage } from "./wire.js";

/** Puts an answer together, out of one response or the chunks of a stream. */
export class ReplyReader {
  readonly #model: Pick<Model, "provider" | "id">;
  #text = "";
  #finish: Finish | undefined;
  #usage: GoogleUsage = {};
  #last: GoogleResponse = {};

  constructor(model: Pick<Model, "provider" | "id">) {
    this.#model = model;
  }

  get text(): string {
    return this.#text;
  }

  /**
   * Takes a response in and gives the text that is new in it.
   *
   * @throws {OverloadedError} where the model's own answer is malformed
   */
  read(response: GoogleResponse): string {
    const parts = response.candidates?.[0]?.content?.parts ?? [];
    const text = parts.map((part) => (part.thought ? "" : (part.text ?? ""))).join("");
    const end = finishOf(response);
    if (end?.fault) {
      const { provider, id: model } = this.#model;
      throw new OverloadedError(
        `${provider}:${model} stopped by ${end.fault}: its answer is none. The same request may succeed.`,
        {
          provider,
          model,
          code: end.fault,
          requestId: response.responseId,
        },
      );
    }
    this.#text += text;
    // A chunk after the one with the reason may hold the usage alone.
    this.#finish = end?.finish ?? this.#finish;
    this.#usage = { ...this.#usage, ...response.usageMetadata };
    this.#last = { ...this.#last, ...response };
    return text;
  }

  /** `undefined` where no reason to stop was given, and the answer was cut. */
  reply(): ModelReply | undefined {
    if (!this.#finish) return undefined;
    const { modelVersion, responseId } = this.#last;
    return {
      text: this.#text,
      finish: this.#finish,
      usage: usageOf(this.#usage),
      provider: this.#model.provider,
      model: modelVersion ?? this.#model.id,
      ...(responseId && { requestId: responseId }),
      raw: this.#last,
    };
  }
}

/** Thoughts are billed as output, so they are in its sum; what was cached is in the prompt's already. */
function usageOf(usage: GoogleUsage): Usage {
  const inputTokens = sum(usage.promptTokenCount, usage.toolUsePromptTokenCount);
  const outputTokens = sum(usage.candidatesTokenCount, usage.thoughtsTokenCount);
  return {
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    ...(usage.cachedContentTokenCount !== undefined && { cachedInputTokens: usage.cachedContentTokenCount }),
    ...(usage.thoughtsTokenCount !== undefined && { reasoningTokens: usage.thoughtsTokenCount }),
  };
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined && other === undefined ? undefined : (one ?? 0) + (other ?? 0);
}
