import { addCosts } from "../cost/cost-of.js";
import type { Model, ModelReply, ModelRequest } from "../model.js";
import { afterAttempts, attemptsOf, attemptsOfError, countAttempts, withAttempts } from "../reply/attempts.js";
import { hasValue, isRefused } from "../reply/finish.js";
import { costOfReply, type PricedReply, withCost } from "../reply/reply-cost.js";
import { addUsage } from "../reply/usage.js";
import { canFallBack } from "./can-fall-back.js";
import { type FailedModel, FallbackError, failedModel } from "./fallback-error.js";
import type { FallbackEvent, FallbackOptions } from "./fallback-options.js";

/** One request to a sequence of models. */
export class FallbackRun {
  readonly #models: readonly Model[];
  readonly #options: FallbackOptions;
  readonly #request: ModelRequest;
  readonly #failed: FailedModel[] = [];
  #index = 0;
  #attempts = 0;
  /** The last reply without a value, which has been paid for: returned if no other model answers. */
  #rejected: PricedReply | undefined;

  constructor(models: readonly Model[], options: FallbackOptions, request: ModelRequest) {
    this.#models = models;
    this.#options = options;
    this.#request = request;
  }

  /** Moves on from a model that failed, or throws if no other model can answer. */
  failed(model: Model, error: unknown): void {
    if (this.#request.signal?.aborted) throw error;
    this.#failed.push(failedModel(model, error));
    this.#attempts += attemptsOfError(error);
    if (!canFallBack(error)) throw this.#error(error);
    this.#moveOn(model, { error });
  }

  /** Whether to move on from this reply: it has an unknown finish reason, or is a refusal and the options say so. */
  rejects(model: Model, reply: ModelReply): boolean {
    if (hasValue(reply.finish) || (isRefused(reply.finish) && !this.#options.refusals)) return false;
    this.#rejected = this.reply(model, reply);
    this.#attempts = attemptsOf(this.#rejected);
    this.#moveOn(model, { reply });
    return true;
  }

  /** The reply, with the usage, cost and attempts of the models before. */
  reply(model: Model, reply: ModelReply): PricedReply {
    const before = this.#rejected;
    const cost = costOfReply(model, reply);
    const counted = afterAttempts(reply, this.#attempts);
    if (!before) return withCost(counted, cost);
    return withCost({ ...counted, usage: addUsage(before.usage, reply.usage) }, addCosts(before.cost, cost));
  }

  /** The result after the last model: the last reply without a value, or the error. */
  end(): ModelReply {
    if (this.#rejected) return withAttempts(this.#rejected, this.#attempts);
    throw this.#error(this.#failed.at(-1)?.error);
  }

  /** The error of a single model is thrown as it is. */
  #error(error: unknown): unknown {
    const thrown = this.#failed.length > 1 ? new FallbackError(this.#failed) : error;
    countAttempts(thrown, this.#attempts);
    return thrown;
  }

  #moveOn(from: Model, why: Pick<FallbackEvent, "error" | "reply">): void {
    const to = this.#models[++this.#index];
    if (to) this.#options.onFallback?.({ from, to, ...why });
  }
}
