import { costOf } from "../cost/cost-of.js";
import type { Cost, Model, ModelReply } from "../model.js";

/** A reply whose cost is already known, from a wrapper over models with different prices. */
export type PricedReply = ModelReply & { readonly cost?: Cost };

/** The cost of a reply: its own if it states one, otherwise by the model's prices. */
export function costOfReply(model: Pick<Model, "capabilities">, reply: PricedReply): Cost | undefined {
  return reply.cost ?? costOf(model, reply.usage);
}

/** The reply with its cost, or without one. */
export function withCost(reply: PricedReply, cost: Cost | undefined): PricedReply {
  const { cost: _, ...rest } = reply;
  return cost ? { ...rest, cost } : rest;
}
