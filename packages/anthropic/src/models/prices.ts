import type { Prices } from "@legenda/core";

const source = "https://platform.claude.com/docs/en/about-claude/pricing";
const october = "2026-10-24";
const november = "2026-11-16";

const row = (pricedAt: string, input: number, cachedInput: number, output: number): Prices => ({
  input,
  cachedInput,
  output,
  pricedAt,
  source,
});

/** US dollars per million tokens, by exact name, from the vendor's page on each row's date. */
const prices: Readonly<Record<string, Prices>> = {
  "claude-fable-5-2": row(november, 8, 0.2, 40),
  "claude-mythos-5-2": row(november, 8, 0.2, 40),
  "claude-opus-5-5": row(november, 4, 0.2, 20),
  "claude-sonnet-5-5": row(october, 2, 0.1, 10),
  // For prompts of up to 100,000 tokens, which is more than twenty of the largest images. Longer ones cost five times as much.
  "claude-haiku-5-5": row(october, 0.1, 0.01, 0.5),
  "claude-fable-5-1": row(october, 10, 0.25, 50),
  "claude-mythos-5-1": row(october, 10, 0.25, 50),
  "claude-fable-5": row(october, 10, 1, 50),
  "claude-mythos-5": row(october, 10, 1, 50),
  "claude-opus-5": row(october, 5, 0.5, 25),
  "claude-sonnet-5": row(october, 2, 0.2, 10),
  "claude-opus-4-8": row(october, 5, 0.5, 25),
  "claude-opus-4-7": row(october, 5, 0.5, 25),
  "claude-opus-4-6": row(october, 5, 0.5, 25),
  "claude-sonnet-4-6": row(october, 3, 0.3, 15),
  "claude-opus-4-5": row(october, 5, 0.5, 25),
  "claude-opus-4-5-20251101": row(october, 5, 0.5, 25),
  "claude-sonnet-4-5": row(october, 3, 0.3, 15),
  "claude-sonnet-4-5-20250929": row(october, 3, 0.3, 15),
  "claude-haiku-4-5": row(october, 1, 0.1, 5),
  "claude-haiku-4-5-20251001": row(october, 1, 0.1, 5),
};

export function pricesOf(id: string): Prices | undefined {
  return Object.hasOwn(prices, id) ? prices[id] : undefined;
}
