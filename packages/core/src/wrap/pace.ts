import type { Model } from "../model.js";
import { type PaceLimits, Pacer } from "./pacer.js";
import { wrapModel } from "./wrap-model.js";

/**
 * A pace that several models share, such as those of one account.
 *
 * @throws {DefinitionError} for a limit below 1
 * @example
 * const account = pacer({ rpm: 500, tpm: 200_000 });
 * const small = pace(openai("gpt-4o-mini"), account);
 * const large = pace(openai("gpt-4o"), account);
 */
export const pacer = (limits: PaceLimits): Pacer => new Pacer(limits);

/**
 * A model whose requests keep within limits: so many a minute, so many tokens a minute, so many at once.
 * They are let through in the order in which they came; an aborted one leaves the queue at once, and a
 * stream keeps its place until it ends. It learns on the way: tokens are estimated before and counted
 * after, and where the provider says that nothing is left, or asks to wait, everybody waits.
 *
 * @throws {DefinitionError} for a limit below 1
 * @example
 * const steady = pace(openai("gpt-4o-mini"), { rpm: 500, tpm: 200_000, concurrency: 16 });
 */
export function pace(model: Model, limits: PaceLimits | Pacer): Model {
  const shared = limits instanceof Pacer ? limits : new Pacer(limits);
  return wrapModel(model, {
    async generate(request) {
      const place = await shared.enter(model, request);
      try {
        const reply = await model.generate(request);
        place.used(reply.usage);
        place.heard(reply.rateLimits);
        return reply;
      } catch (error) {
        place.failed(error);
        throw error;
      } finally {
        place.leave();
      }
    },
    async *stream(request) {
      const place = await shared.enter(model, request);
      try {
        for await (const delta of model.stream(request)) {
          if (delta.type === "end") {
            place.used(delta.reply.usage);
            place.heard(delta.reply.rateLimits);
          }
          yield delta;
        }
      } catch (error) {
        place.failed(error);
        throw error;
      } finally {
        place.leave();
      }
    },
  });
}
