import { expect, test } from "vitest";
import { z } from "zod";
import { cached, fallback, OverloadedError, type Prices, promptTemplate, retry } from "../index.js";
import { testModel } from "../test/index.js";

const overloaded = new OverloadedError("", { provider: "test", retryAfter: 0 });
const prices: Prices = { input: 100_000, output: 0, pricedAt: "2026-11-01", source: "https://example.com" };
const template = promptTemplate("Caption {photo:image}");
const url = "https://example.com/wolf.jpg";

test("a call retries twice, and counts", async () => {
  const model = testModel([overloaded, overloaded, "A wolf."], { capabilities: { prices } });
  expect(await template.call(model)(url).reply()).toMatchObject({ value: "A wolf.", attempts: 3, cost: { amount: 1 } });
  await expect(template.call(testModel([overloaded, "never"]), { retries: 0 })(url)).rejects.toBe(overloaded);
  const own = testModel([overloaded, "never"]);
  await expect(template.call(retry(own, { retries: 0 }))(url)).rejects.toBe(overloaded);
  const chunks = [];
  for await (const chunk of template
    .call(testModel([overloaded, "A wolf."]))(url)
    .stream())
    chunks.push(chunk);
  expect(chunks.join("")).toBe("A wolf.");
});

test("corrections are not retries, and a wrong answer out of the cache does not go round", async () => {
  const model = testModel([overloaded, { value: { alt: 1 } }, { value: { alt: "x" } }], { capabilities: { prices } });
  const cache = cached(model, new Map());
  const response = z.object({ alt: z.string() });
  const typed = template.call(cache, { response });
  expect(await typed(url).reply()).toMatchObject({ value: { alt: "x" }, attempts: 3, cost: { amount: 2 } });
  expect(await typed(url).reply()).toMatchObject({ value: { alt: "x" }, attempts: 0, cost: { amount: 0 } });
  await expect(template.call(cached(testModel({ value: { alt: 1 } }), new Map()), { response })(url)).rejects.toThrow(
    "does not fit",
  );
});

test("a fallback's cost is that of who answered", async () => {
  const a = testModel(overloaded, { capabilities: { prices } });
  const b = testModel("A wolf.", { id: "b", capabilities: { prices: { ...prices, input: 200_000 } } });
  expect(await template.call(fallback(a, b))(url).reply()).toMatchObject({ attempts: 2, cost: { amount: 2 }, model: "b" });
  const free = testModel("A wolf.", { id: "c" });
  expect(await template.call(fallback(a, free))(url).reply()).not.toHaveProperty("cost");
});
