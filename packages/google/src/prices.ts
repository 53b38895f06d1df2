import type { Prices } from "@legenda/core";

interface PriceRow extends Pick<Prices, "input" | "output" | "cachedInput"> {
  /** The first day on which the row applies, as `YYYY-MM-DD`. */
  readonly from?: string;
}

/** The day on which Google's page was read. */
const pricedAt = "2026-10-07";
const source = "https://ai.google.dev/gemini-api/docs/pricing";

/**
 * US dollars per million tokens in the paid tier, for text and images; the output includes thoughts. Where prompts of
 * more than 200,000 tokens cost more, this is the price of shorter ones, as those of captions are.
 * Models without a published price are omitted; their cost is unknown.
 */
const table: Readonly<Record<string, readonly PriceRow[]>> = {
  "gemini-3.8-flash": [
    { input: 0.75, output: 3.75, cachedInput: 0.075 },
    { from: "2027-01-01", input: 1.5, output: 7.5 },
  ],
  "gemini-3.5-flash": [{ input: 1.5, output: 9 }],
  "gemini-3.5-flash-lite": [{ input: 0.3, output: 2.5 }],
  "gemini-3.1-pro-preview": [{ input: 2, output: 12 }],
  "gemini-2.5-pro": [{ input: 1.25, output: 10 }],
  "gemini-2.5-flash": [{ input: 0.3, output: 2.5 }],
  "gemini-2.5-flash-lite": [{ input: 0.1, output: 0.4 }],
};

/** The prices of a model on a day; `undefined` if they are not known. */
export function pricesOf(id: string, today: string = new Date().toISOString().slice(0, 10)): Prices | undefined {
  const name = id.replace(/^models\//, "");
  const rows = Object.hasOwn(table, name) ? table[name] : undefined;
  const row = rows?.findLast(({ from }) => from === undefined || from <= today);
  if (!row) return undefined;
  const { from: _, ...prices } = row;
  return { ...prices, pricedAt, source };
}
