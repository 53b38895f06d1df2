import type { Usage } from "../model.js";

export const nothingUsed: Usage = {};

/** Adds the token counts of two requests. A count that neither reports stays unknown. */
export function addUsage(one: Usage, other: Usage): Usage {
  if (one === nothingUsed) return other;
  const sum: { -readonly [Key in keyof Usage]: number } = { ...one };
  for (const key of Object.keys(other) as (keyof Usage)[]) sum[key] = (sum[key] ?? 0) + (other[key] ?? 0);
  return sum;
}
