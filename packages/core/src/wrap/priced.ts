import { costOf } from "../cost/cost-of.js";
import type { Model, Prices } from "../model.js";
import { withCost } from "../reply/reply-cost.js";
import { mapReplies } from "./map-replies.js";

/**
 * Wraps a model with other prices: those of your contract, of a gateway, or of a model without known prices.
 *
 * @example
 * const model = priced(openai("gpt-4o-mini"), {
 *   input: 0.12,
 *   output: 0.48,
 *   pricedAt: "2026-11-01",
 *   source: "https://example.com/our-contract",
 * });
 */
export function priced(model: Model, prices: Prices): Model {
  return mapReplies(model, (reply) => withCost(reply, costOf(prices, reply.usage)), { ...model.capabilities, prices });
}
