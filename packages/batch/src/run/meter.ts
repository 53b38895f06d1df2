import { type Cost, costOf, ImageError, type Model, type ModelReply, type Usage } from "@legenda/core";
import { addCosts, attemptsOf, attemptsOfError, wrapModel } from "@legenda/core/wrap";
import type { CallRecord } from "../result.js";
import type { Budget } from "./budget.js";
import type { SendRequest } from "./executor.js";
import type { LoadedSource } from "./load-source.js";

/** Counts all that is paid for one image, including corrections, refusals and replies that did not fit. */
export class Meter {
  #requests = 0;
  #usage: { -readonly [Key in keyof Usage]: number } = {};
  #cost: Cost | undefined;
  #last: ModelReply | undefined;
  readonly #startedAt = performance.now();

  /** What was paid; `undefined` where no reply came back. */
  get record(): CallRecord | undefined {
    const last = this.#last;
    if (!last) return undefined;
    return {
      provider: last.provider,
      model: last.model,
      finish: last.finish,
      usage: this.#usage,
      cost: this.#cost,
      attempts: this.#requests,
      durationMs: Math.round(performance.now() - this.#startedAt),
      requestId: last.requestId,
    };
  }

  get requests(): number {
    return this.#requests;
  }

  addReply(reply: ModelReply, cost: Cost | undefined): void {
    this.#requests += attemptsOf(reply);
    this.#cost = this.#last ? addCosts(this.#cost, cost) : cost;
    this.#last = reply;
    for (const [name, count] of Object.entries(reply.usage) as [keyof Usage, number | undefined][]) {
      if (count !== undefined) this.#usage[name] = (this.#usage[name] ?? 0) + count;
    }
  }

  addFailure(error: unknown): void {
    // An image that cannot be decoded, or a request that was left open, was never sent.
    if (!(error instanceof ImageError || error instanceof LeftOpenError)) this.#requests += attemptsOfError(error);
  }
}

/** The executor has no reply yet. */
export class LeftOpenError extends Error {}

export interface MeterOptions {
  readonly meter: Meter;
  /** Reserves the cost of each request before it is sent. */
  readonly budget: Budget | undefined;
  /** Sends requests in place of the model. */
  readonly send: SendRequest | undefined;
  /** The image of the call, whose size is available already. */
  readonly loaded: LoadedSource;
}

/** The model with its requests counted and reserved from the budget. */
export function metered(model: Model, { meter, budget, send, loaded }: MeterOptions): Model {
  const addReply = (reply: ModelReply): number => {
    const cost = reply.cost ?? costOf(model, reply.usage);
    meter.addReply(reply, cost);
    budget?.addUsage(reply.usage);
    return cost?.amount ?? 0;
  };
  return wrapModel(model, {
    async generate(request) {
      const reservation = await budget?.reserve(model, request, loaded);
      let paid = 0;
      try {
        const reply = send ? await send(request, model) : await model.generate(request);
        if (!reply) throw new LeftOpenError();
        paid = addReply(reply);
        return reply;
      } catch (error) {
        meter.addFailure(error);
        throw error;
      } finally {
        reservation?.settle(paid);
      }
    },
    // biome-ignore lint/correctness/useYield: a batch reads whole replies
    async *stream() {
      throw new TypeError("A batch does not stream its answers.");
    },
  });
}
