import type { BatchProgress } from "@legenda/batch";
import { formatMoney } from "./format/format-money.js";

/**
 * What a run has cost so far, `$0.42`; where there is a budget, what it and those before it have cost of that,
 * `$1.42 of $5.00`. Nothing while no price is known: an unknown cost is not none.
 */
export function moneySpent({ cost, totalCost }: BatchProgress, budget: number | undefined): string | undefined {
  if (budget !== undefined && totalCost !== undefined) return `${formatMoney(totalCost)} of ${formatMoney(budget)}`;
  return cost === undefined || cost === 0 ? undefined : formatMoney(cost);
}
