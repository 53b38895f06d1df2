import type { Cost } from "@legenda/core";

/** Whole numbers with separators: `12,345`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** `"1 image"`, `"2 images"`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** US dollars: cents from ten of them on, below that the first three digits that say something. */
export function formatCost({ amount }: Pick<Cost, "amount">): string {
  return `$${(amount >= 0.1 || amount === 0 ? cents : digits).format(amount)}`;
}

const cents = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const digits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
