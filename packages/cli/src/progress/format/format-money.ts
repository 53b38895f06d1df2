import { formatCount } from "./format-count.js";

/**
 * An amount of US dollars. Cents from a dollar's hundredth on, two figures below it, so that a cheap call is not
 * shown as free: `$1,234.50`, `$0.42`, `$0.0004`.
 */
export function formatMoney(dollars: number): string {
  if (!(dollars > 0)) return "$0.00";
  if (dollars < 0.000_01) return "<$0.00001";
  // A cent and what is rounded to one. Below it, the first two figures.
  if (dollars < 0.009_95) return `$${dollars.toFixed(1 - Math.floor(Math.log10(dollars))).replace(/0$/, "")}`;
  const cents = Math.round(dollars * 100);
  return `$${formatCount(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
}
