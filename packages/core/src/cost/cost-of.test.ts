import { expect, test } from "vitest";
import type { Prices } from "../model.js";
import { costOfReply } from "../reply/reply-cost.js";
import { testModel } from "../test/index.js";
import { priced } from "../wrap/priced.js";
import { addCosts, costOf } from "./cost-of.js";

const prices: Prices = { input: 2, output: 8, cachedInput: 0.5, pricedAt: "2026-11-01", source: "https://example.com/prices" };

test("tokens at their prices, for a million", () => {
  expect(costOf(prices, { inputTokens: 1_000_000, outputTokens: 500_000 })).toEqual({
    amount: 6,
    currency: "USD",
    pricedAt: "2026-11-01",
  });
  expect(costOf(testModel("", { capabilities: { prices } }), { inputTokens: 3, outputTokens: 0 })?.amount).toBe(0.000006);
});

test("input out of the prompt cache has its own price, and the input's where none is known", () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 0, cachedInputTokens: 800_000 };
  expect(costOf(prices, usage)?.amount).toBeCloseTo(0.8, 10);
  const { cachedInput: _, ...plain } = prices;
  expect(costOf(plain, usage)?.amount).toBe(2);
});

test("what is not known costs undefined, and nothing costs nothing", () => {
  expect(costOf(undefined, { inputTokens: 1, outputTokens: 1 })).toBeUndefined();
  expect(costOf(testModel(""), { inputTokens: 1, outputTokens: 1 })).toBeUndefined();
  expect(costOf(prices, {})).toBeUndefined();
  expect(costOf(prices, { inputTokens: 1 })).toBeUndefined();
  expect(costOf(prices, { outputTokens: 1 })).toBeUndefined();
  expect(costOf(prices, { inputTokens: 0, outputTokens: 0 })?.amount).toBe(0);
});

test("a sum is known where both are, and as old as the older", () => {
  const one = { amount: 1, currency: "USD", pricedAt: "2026-11-01" } as const;
  const other = { amount: 2, currency: "USD", pricedAt: "2026-02-01" } as const;
  expect(addCosts(one, other)).toEqual({ amount: 3, currency: "USD", pricedAt: "2026-02-01" });
  expect(addCosts(one, undefined)).toBeUndefined();
  expect(addCosts(undefined, other)).toBeUndefined();
});

test("other prices stand in the capabilities and in every reply", async () => {
  const model = priced(testModel("A wolf.", { capabilities: { prices } }), { ...prices, input: 100_000, output: 0 });
  const request = { messages: [], params: {} };
  expect(model.capabilities.prices?.input).toBe(100_000);
  expect(costOfReply(model, await model.generate(request))?.amount).toBe(1);
  const twice = priced(model, { ...prices, input: 200_000, output: 0 });
  expect(costOfReply(twice, await twice.generate(request))?.amount).toBe(2);
  for await (const delta of twice.stream(request))
    if (delta.type === "end") expect(costOfReply(twice, delta.reply)?.amount).toBe(2);
});
