/** A JSON object from a server: any of its fields may be missing, or have another type than documented. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** The value as an object; `undefined` for anything else, arrays included. */
export function asRecord(value: unknown): WireRecord | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as WireRecord) : undefined;
}

/** The value as a list; empty for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; `undefined` for anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The value as a count of tokens: a finite number that is not negative; `undefined` for anything else. */
export function asCount(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** The sum of two counts; one that is unknown counts as 0, and the sum is `undefined` if both are. */
export function addCounts(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined && other === undefined ? undefined : (one ?? 0) + (other ?? 0);
}

/** Returns token counts without the unknown ones, as in `Usage`. */
export function usageOf<Name extends string>(counts: Readonly<Record<Name, number | undefined>>): Partial<Record<Name, number>> {
  const usage: Partial<Record<Name, number>> = {};
  for (const name in counts) {
    const count = counts[name];
    if (count !== undefined) usage[name] = count;
  }
  return usage;
}
