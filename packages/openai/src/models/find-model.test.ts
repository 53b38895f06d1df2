import { type ImageDetail, tokensFor } from "@legenda/core";
import { expect, test } from "vitest";
import { findModel } from "./find-model.js";
import { models } from "./table.js";

test("a dated snapshot is its model; one with an entry of its own is that", () => {
  expect(findModel("gpt-4o-mini-2024-07-18")).toEqual(findModel("gpt-4o-mini"));
  expect(findModel("gpt-4o-2024-08-06").capabilities.prices).toMatchObject({ input: 2.5, output: 10 });
  expect(findModel("gpt-4o-2024-05-13").capabilities).toMatchObject({
    structuredOutput: ["json", "prompt"],
    prices: { input: 5, output: 15 },
  });
});

test.each(["gpt-4o-mini-tuned", "my-gpt-4o", "gpt-4o-audio-preview", "gpt-5-minimal", "gpt-7", "constructor", "__proto__", ""])(
  "%s is not taken for another",
  (id) => {
    const { capabilities } = findModel(id);
    expect(capabilities.imageTokens).toBeUndefined();
    expect(capabilities.prices).toBeUndefined();
    expect(capabilities.params).toBeUndefined();
    expect(capabilities.structuredOutput).toEqual(["schema", "json", "prompt"]);
  },
);

test("a fine-tune looks as its base does, and has no price that is known", () => {
  const { capabilities, quirks } = findModel("ft:gpt-4o-mini-2024-07-18:acme::abc123");
  expect(capabilities.imageTokens).toEqual({ formula: "tiles", base: 2833, tile: 5667 });
  expect(capabilities.prices).toBeUndefined();
  expect(quirks?.strictKeywords).toEqual([]);
});

test("every price says when and where it was read", () => {
  for (const id of Object.keys(models)) {
    const { prices } = findModel(id).capabilities;
    if (prices)
      expect(prices).toMatchObject({
        pricedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        source: expect.stringMatching(/^https:/),
      });
  }
});

test("reasoning models take no sampling parameters", () => {
  for (const id of ["o3", "gpt-5", "gpt-5-mini", "gpt-5.5", "gpt-6-sol"])
    expect(findModel(id).capabilities.params).toEqual(["maxTokens", "seed"]);
  expect(findModel("gpt-5.2").capabilities.params).toContain("temperature");
});

test("an image is not too large for what the vendor looks at", () => {
  expect(findModel("gpt-4o").capabilities.images).toMatchObject({ maxEdge: 2048, urls: true });
  expect(findModel("gpt-5.4").capabilities.images.maxEdge).toBe(6000);
  expect(findModel("gpt-5.4").capabilities.images.maxPixels).toBeUndefined();
  expect(findModel("gpt-5.6-sol").capabilities.images).toMatchObject({ maxEdge: 65_535, maxPixels: 30_000_000 });
});

// The vendor's own examples are the 1024 x 1024 and 2048 x 4096 of gpt-4o.
const vectors: readonly (readonly [string, number, number, ImageDetail, number])[] = [
  ["gpt-4o", 1024, 1024, "low", 85],
  ["gpt-4o", 1024, 1024, "high", 765],
  ["gpt-4o", 2048, 4096, "high", 1105],
  ["gpt-4.1", 200, 200, "high", 255],
  ["gpt-4.1", 1920, 1080, "high", 1105],
  ["gpt-4o-mini", 512, 512, "high", 2833 + 5667],
  ["gpt-5.1", 960, 540, "high", 630],
  ["gpt-5.1", 3840, 2160, "high", 910],
  ["gpt-5.4", 200, 200, "high", 59],
  ["gpt-5.4", 1920, 1080, "high", 2448],
  ["gpt-5.4", 2048, 2048, "high", 3000],
  ["gpt-5.4", 3840, 2160, "high", 2765],
  ["gpt-5.6-sol", 2048, 2048, "original", 4916],
  ["gpt-5.6-sol", 3840, 2160, "auto", 9792],
];
test.each(vectors)("%s: an image of %i x %i at %s costs %i tokens", (id, width, height, detail, tokens) => {
  expect(tokensFor(findModel(id), { width, height, detail })).toBe(tokens);
});
