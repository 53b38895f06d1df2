import type { Prices } from "@legenda/core";
import { UsageError } from "../usage-error.js";
import type { CaptionPlan } from "./caption-plan.js";

/**
 * The highest prices of the models that may answer: a budget has to assume them.
 *
 * @throws {UsageError} if the price of one of them is unknown
 */
export function budgetPrices({ models }: Pick<CaptionPlan, "models">): Prices {
  const prices = models.map(({ provider, id, capabilities }) => {
    if (capabilities.prices) return capabilities.prices;
    throw new UsageError(
      `--budget: the price of ${provider}:${id} is unknown. Set it with --price <input>,<output>, in US dollars per million tokens.`,
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
