import type { Cost, Model, Prices, Usage } from "../model.js";

/**
 * Computes the cost of a usage; `undefined` where a price or a count is unknown, never 0. Input served from the
 * prompt cache has its own price and is part of `inputTokens`; reasoning is part of `outputTokens`.
 *
 * @param priced a model, or its prices
 * @example
 * const { usage } = await captions.caption(url).reply();
 * costOf(openai("gpt-4o-mini"), usage)?.amount; // 0.000412, in US dollars
 */
export function costOf(priced: Pick<Model, "capabilities"> | Prices | undefined, usage: Usage): Cost | undefined {
  const prices = priced && "capabilities" in priced ? priced.capabilities.prices : priced;
  const { inputTokens, outputTokens, cachedInputTokens = 0 } = usage;
  if (!prices || inputTokens === undefined || outputTokens === undefined) return undefined;
  const { input, output, cachedInput = input, pricedAt } = prices;
  const cached = Math.min(cachedInputTokens, inputTokens);
  const amount = ((inputTokens - cached) * input + cached * cachedInput + outputTokens * output) / 1_000_000;
  return { amount, currency: "USD", pricedAt };
}

/** Adds two costs; `undefined` where one of them is unknown. `pricedAt` is the older date of the two. */
export function addCosts(one: Cost | undefined, other: Cost | undefined): Cost | undefined {
  if (!one || !other) return undefined;
  const [pricedAt = one.pricedAt] = [one.pricedAt, other.pricedAt].sort();
  return { amount: one.amount + other.amount, currency: one.currency, pricedAt };
}
