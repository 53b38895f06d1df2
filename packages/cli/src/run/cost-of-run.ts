import type { Prices } from "@legenda/core";
import { UsageError } from "../usage-error.js";
import type { CaptionPlan } from "./caption-plan.js";

/**
 * The highest prices of the models that may answer: what a budget must reckon with.
 *
 * @throws {UsageError} where the price of one of them is not known
 */
export function budgetPrices({ models }: Pick<CaptionPlan, "models">): Prices {
  const prices = models.map(({ provider, id, capabilities }) => {
    if (capabilities.prices) return capabilities.prices;
    throw new UsageError(
      `--budget: no price is known for ${provider}:${id}. Say it with --price <input>,<output>, in US dollars for a million tokens.`,
    );
  });
  const [first] = prices;
  if (!first) throw new TypeError("A run has a model.");
  return {
    ...first,
    input: Math.max(...prices.map(({ input }) => input)),
    output: Math.max(...prices.map(({ output }) => output)),
  };
}
