import type { Model } from "../model.js";
import { type PaceLimits, Pacer } from "./pacer.js";
import { wrapModel } from "./wrap-model.js";

/**
 * Creates rate limits that several models share, such as those of one account.
 *
 * @throws {DefinitionError} for a limit below 1
 * @example
 * const account = pacer({ rpm: 500, tpm: 200_000 });
 * const small = pace(openai("gpt-4o-mini"), account);
 * const large = pace(openai("gpt-4o"), account);
 */
export const pacer = (limits: PaceLimits): Pacer => new Pacer(limits);

/**
 * Wraps a model so that its requests stay within limits: requests per minute, tokens per minute, concurrent requests.
 * Requests are sent in the order in which they arrive; an aborted one leaves the queue immediately, and a stream
 * counts as running until it ends. Tokens are estimated before a request and corrected after it. While the provider
 * reports that a limit is used up, or asks to wait, no request is sent.
 *
 * @throws {DefinitionError} for a limit below 1
 * @example
 * const steady = pace(openai("gpt-4o-mini"), { rpm: 500, tpm: 200_000, concurrency: 16 });
 */
export function pace(model: Model, limits: PaceLimits | Pacer): Model {
  const shared = limits instanceof Pacer ? limits : new Pacer(limits);
  return wrapModel(model, {
    async generate(request) {
      const slot = await shared.acquire(model, request);
      try {
        const reply = await model.generate(request);
        slot.recordUsage(reply.usage);
        slot.recordLimits(reply.rateLimits);
        return reply;
      } catch (error) {
        slot.recordFailure(error);
        throw error;
      } finally {
        slot.release();
      }
    },
    async *stream(request) {
      const slot = await shared.acquire(model, request);
      try {
        for await (const delta of model.stream(request)) {
          if (delta.type === "end") {
            slot.recordUsage(delta.reply.usage);
            slot.recordLimits(delta.reply.rateLimits);
          }
          yield delta;
        }
      } catch (error) {
        slot.recordFailure(error);
        throw error;
      } finally {
        slot.release();
      }
    },
  });
}
