import { expect, test } from "vitest";
import { anthropic } from "../anthropic.js";
import { capabilitiesOf } from "./capabilities.js";
import { pricesOf } from "./prices.js";
import { modelIds, rowOf } from "./table.js";

test("a dated snapshot is as its alias", () => {
  for (const id of modelIds.filter((name) => /-\d{8}$/.test(name))) {
    expect(capabilitiesOf(id)).toEqual(capabilitiesOf(id.replace(/-\d{8}$/, "")));
  }
});

test("images of high resolution came with 4.7", () => {
  expect(capabilitiesOf("claude-opus-4-7").imageTokens).toEqual({ formula: "cells", maxEdge: 2576, maxTokens: 4784 });
  expect(capabilitiesOf("claude-opus-4-6").imageTokens).toEqual({ formula: "cells", maxEdge: 1568, maxTokens: 1568 });
  expect(capabilitiesOf("claude-haiku-4-5").imageTokens).toEqual({ formula: "cells", maxEdge: 1568, maxTokens: 1568 });
});

test("temperature went with 4.7, and forced tools with the models that always think", () => {
  expect(capabilitiesOf("claude-sonnet-4-6")).toMatchObject({
    params: ["temperature", "topP", "maxTokens", "stop"],
    structuredOutput: ["schema", "tool", "prompt"],
  });
  expect(capabilitiesOf("claude-opus-5")).toMatchObject({
    params: ["maxTokens", "stop"],
    structuredOutput: ["schema", "tool", "prompt"],
  });
  for (const id of ["claude-opus-5-5", "claude-sonnet-5-5", "claude-fable-5-1", "claude-fable-5-2"]) {
    expect(capabilitiesOf(id)).toMatchObject({ params: ["maxTokens", "stop"], structuredOutput: ["schema", "prompt"] });
  }
});

test("the limits of images", () => {
  expect(capabilitiesOf("claude-haiku-4-5").images).toEqual({
    mediaTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"],
    urls: true,
    maxImages: 100,
    maxBytes: 7_500_000,
    maxEdge: 8000,
  });
  expect(capabilitiesOf("claude-sonnet-5-5").images.maxImages).toBe(600);
});

test.each([
  "claude-opus-5-5-20990101",
  "anthropic.claude-haiku-4-5",
  "claude-opus",
  "CLAUDE-OPUS-5",
  "",
  "__proto__",
  "constructor",
])("%j is not in the table, and little is presumed of it", (id) => {
  const { imageTokens, prices, ...known } = capabilitiesOf(id);
  expect(imageTokens).toBeUndefined();
  expect(prices).toBeUndefined();
  expect(known).toMatchObject({
    params: ["temperature", "topP", "maxTokens", "stop"],
    structuredOutput: ["schema", "tool", "prompt"],
  });
  expect(rowOf(id).maxTokens).toBe(4096);
});

test("each price has a date and a source, and reading the cache is never dearer than reading", () => {
  for (const id of modelIds) {
    const prices = pricesOf(id);
    expect(prices, id).toMatchObject({
      pricedAt: expect.stringMatching(/^2026-\d\d-\d\d$/),
      source: expect.stringMatching(/^https:/),
    });
    expect(prices?.cachedInput).toBeLessThan(prices?.input ?? 0);
    expect(prices?.input).toBeLessThan(prices?.output ?? 0);
  }
});

test("overrides correct the table, images field by field", () => {
  const { images, structuredOutput, streaming } = anthropic("claude-haiku-4-5", {
    capabilities: { structuredOutput: ["prompt"], images: { urls: false, maxBytes: 3_750_000 } },
  }).capabilities;
  expect(images).toMatchObject({ urls: false, maxBytes: 3_750_000, maxEdge: 8000 });
  expect(structuredOutput).toEqual(["prompt"]);
  expect(streaming).toBe(true);
});
