import { addCosts, type Cost, costOf, ImageError, type Model, type ModelReply, type Usage } from "@legenda/core";
import { attemptsOf, attemptsOfError, wrapModel } from "@legenda/core/provider";
import type { CallRecord } from "../result.js";
import type { Budget } from "./budget.js";

/** Counts all that is paid for one image: corrections, refusals, and answers that did not fit as well. */
export class Meter {
  #requests = 0;
  #usage: { -readonly [Key in keyof Usage]: number } = {};
  #cost: Cost | undefined;
  #last: ModelReply | undefined;
  readonly #startedAt = performance.now();

  /** What was paid; `undefined` when no reply came back. */
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

  heard(reply: ModelReply, cost: Cost | undefined): void {
    this.#requests += attemptsOf(reply);
    this.#cost = this.#last ? addCosts(this.#cost, cost) : cost;
    this.#last = reply;
    for (const [name, count] of Object.entries(reply.usage) as [keyof Usage, number | undefined][]) {
      if (count !== undefined) this.#usage[name] = (this.#usage[name] ?? 0) + count;
    }
  }

  failed(error: unknown): void {
    // An image that cannot be decoded was never sent.
    if (!(error instanceof ImageError)) this.#requests += attemptsOfError(error);
  }
}

/** The model with a meter on it, and a budget before it. */
export function metered(model: Model, meter: Meter, budget: Budget | undefined): Model {
  const spend = (reply: ModelReply): number => {
    const cost = reply.cost ?? costOf(model, reply.usage);
    meter.heard(reply, cost);
    budget?.heard(reply.usage);
    return cost?.amount ?? 0;
  };
  return wrapModel(model, {
    async generate(request) {
      const reservation = await budget?.reserve(model, request);
      let paid = 0;
      try {
        const reply = await model.generate(request);
        paid = spend(reply);
        return reply;
      } catch (error) {
        meter.failed(error);
        throw error;
      } finally {
        reservation?.settle(paid);
      }
    },
    async *stream(request) {
      const reservation = await budget?.reserve(model, request);
      let paid = 0;
      try {
        for await (const delta of model.stream(request)) {
          if (delta.type === "end") paid = spend(delta.reply);
          yield delta;
        }
      } catch (error) {
        meter.failed(error);
        throw error;
      } finally {
        reservation?.settle(paid);
      }
    },
  });
}
