import type { Usage } from "../model.js";

export const nothingUsed: Usage = {};

/** The sum of what several requests have used. A count that none of them reports stays unknown. */
export function addUsage(one: Usage, other: Usage): Usage {
  if (one === nothingUsed) return other;
  const sum: { -readonly [Key in keyof Usage]: number } = { ...one };
  for (const key of Object.keys(other) as (keyof Usage)[]) sum[key] = (sum[key] ?? 0) + (other[key] ?? 0);
  return sum;
}
