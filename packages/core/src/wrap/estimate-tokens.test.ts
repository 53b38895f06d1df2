import { png } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { testModel } from "../test/index.js";
import { estimateTokens } from "./estimate-tokens.js";
import { ask } from "./testing/requests.js";

const pixel = Uint8Array.from(png());
const tiles = testModel("", { capabilities: { imageTokens: { formula: "tiles", base: 85, tile: 170 } } });
const image = { kind: "bytes", bytes: pixel, mediaType: "image/png" } as const;
const params = { maxTokens: 0 };

test("text by its length, in any script", () => {
  expect(estimateTokens(tiles, ask("a".repeat(400), { params }))).toBe(100);
  expect(estimateTokens(tiles, ask("狼".repeat(100), { params }))).toBe(100);
  expect(estimateTokens(tiles, ask("", { params: { maxTokens: 300 } }))).toBe(300);
  expect(estimateTokens(tiles, ask(""))).toBe(256);
});

test("images by the model's rule, at a usual size", () => {
  expect(estimateTokens(tiles, ask("", { images: [image, image], params }))).toBe(2 * 765);
  expect(estimateTokens(testModel(""), ask("", { images: [image], params }))).toBe(1_000);
  const low = { type: "image", image, detail: "low" } as const;
  expect(estimateTokens(tiles, { messages: [{ role: "user", content: [low] }], params })).toBe(85);
});

test("a schema is part of the prompt", () => {
  const schema = { name: "alt", jsonSchema: { type: "object", description: "x".repeat(400) } };
  expect(estimateTokens(tiles, { ...ask("", { params }), schema })).toBeGreaterThan(100);
});
