import { addCosts } from "../cost/cost-of.js";
import type { Model, ModelReply, ModelRequest } from "../model.js";
import { afterAttempts, attemptsOf, attemptsOfError, countAttempts, withAttempts } from "../reply/attempts.js";
import { hasValue, isRefused } from "../reply/finish.js";
import { costOfReply, type PricedReply, withCost } from "../reply/reply-cost.js";
import { addUsage } from "../reply/usage.js";
import { anotherCures } from "./another-cures.js";
import { type FailedModel, FallbackError, failedModel } from "./fallback-error.js";
import type { FallbackEvent, FallbackOptions } from "./fallback-options.js";

/** One request on its way along the models. */
export class FallbackRun {
  readonly #models: readonly Model[];
  readonly #options: FallbackOptions;
  readonly #request: ModelRequest;
  readonly #failed: FailedModel[] = [];
  #asked = 0;
  #attempts = 0;
  /** A reply without a value that was paid for: returned where no model does better. */
  #rejected: PricedReply | undefined;

  constructor(models: readonly Model[], options: FallbackOptions, request: ModelRequest) {
    this.#models = models;
    this.#options = options;
    this.#request = request;
  }

  /** Moves on from a model that failed, or throws where no other can do better. */
  failed(model: Model, error: unknown): void {
    if (this.#request.signal?.aborted) throw error;
    this.#failed.push(failedModel(model, error));
    this.#attempts += attemptsOfError(error);
    if (!anotherCures(error)) throw this.#error(error);
    this.#moveOn(model, { error });
  }

  /** Whether to move on from this reply: one that ended for an unknown reason, or a refusal where the options ask for it. */
  rejects(model: Model, reply: ModelReply): boolean {
    if (hasValue(reply.finish) || (isRefused(reply.finish) && !this.#options.refusals)) return false;
    this.#rejected = this.reply(model, reply);
    this.#attempts = attemptsOf(this.#rejected);
    this.#moveOn(model, { reply });
    return true;
  }

  /** The reply, with all that was spent on the way to it. */
  reply(model: Model, reply: ModelReply): PricedReply {
    const before = this.#rejected;
    const cost = costOfReply(model, reply);
    const counted = afterAttempts(reply, this.#attempts);
    if (!before) return withCost(counted, cost);
    return withCost({ ...counted, usage: addUsage(before.usage, reply.usage) }, addCosts(before.cost, cost));
  }

  /** What is left when no model is: the last reply without a value, else the error. */
  end(): ModelReply {
    if (this.#rejected) return withAttempts(this.#rejected, this.#attempts);
    throw this.#error(this.#failed.at(-1)?.error);
  }

  /** A single model's error stays what it is. */
  #error(error: unknown): unknown {
    const thrown = this.#failed.length > 1 ? new FallbackError(this.#failed) : error;
    countAttempts(thrown, this.#attempts);
    return thrown;
  }

  #moveOn(from: Model, why: Pick<FallbackEvent, "error" | "reply">): void {
    const to = this.#models[++this.#asked];
    if (to) this.#options.onFallback?.({ from, to, ...why });
  }
}
