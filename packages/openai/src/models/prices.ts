import type { Prices } from "@legenda/core";

/**
 * Standard prices in US dollars for a million tokens: input, output, cached input. Models whose price
 * depends on what is written to the cache, or has changed since, have none here.
 */
const table: Readonly<Record<string, readonly [input: number, output: number, cachedInput?: number]>> = {
  "gpt-5.5": [5, 30, 0.5],
  "gpt-5.4": [2.5, 15, 0.25],
  "gpt-5.4-mini": [0.75, 4.5, 0.075],
  "gpt-5.4-nano": [0.2, 1.25, 0.02],
  "gpt-5.2": [1.75, 14, 0.175],
  "gpt-5.2-chat-latest": [1.75, 14, 0.175],
  "gpt-5.1": [1.25, 10, 0.125],
  "gpt-5.1-chat-latest": [1.25, 10, 0.125],
  "gpt-5": [1.25, 10, 0.125],
  "gpt-5-chat-latest": [1.25, 10, 0.125],
  "gpt-5-mini": [0.25, 2, 0.025],
  "gpt-5-nano": [0.05, 0.4, 0.005],
  "gpt-4.1": [2, 8, 0.5],
  "gpt-4.1-mini": [0.4, 1.6, 0.1],
  "gpt-4.1-nano": [0.1, 0.4, 0.025],
  "gpt-4o": [2.5, 10, 1.25],
  "gpt-4o-2024-05-13": [5, 15],
  "gpt-4o-mini": [0.15, 0.6, 0.075],
  "o4-mini": [1.1, 4.4, 0.275],
  o3: [2, 8, 0.5],
  o1: [15, 60, 7.5],
};

/** Where the table was read, and how old it is. */
export const priceSource = { pricedAt: "2026-07-01", source: "https://models.dev" } as const;

/** A model's prices by its exact name. */
export function pricesOf(name: string): Prices | undefined {
  const [input, output, cachedInput] = (Object.hasOwn(table, name) && table[name]) || [];
  if (input === undefined || output === undefined) return undefined;
  return { input, output, ...(cachedInput !== undefined && { cachedInput }), ...priceSource };
}
