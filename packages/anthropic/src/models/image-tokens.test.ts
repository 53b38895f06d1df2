import { tokensFor } from "@legenda/core";
import { expect, test } from "vitest";
import { anthropic } from "../anthropic.js";

// The vendor's own examples and the sizes of the common table: standard and high resolution.
test.each([
  [200, 200, 64, 64],
  [512, 512, 361, 361],
  [960, 540, 700, 700],
  [1000, 1000, 1296, 1296],
  [1024, 1024, 1369, 1369],
  [1920, 1080, 1560, 2691],
  [2000, 1500, 1564, 3888],
  [2048, 2048, 1521, 4761],
  [3840, 2160, 1560, 4784],
])("an image of %d x %d costs %d tokens, or %d where the model sees finely", (width, height, standard, fine) => {
  expect(tokensFor(anthropic("claude-haiku-4-5"), { width, height })).toBe(standard);
  expect(tokensFor(anthropic("claude-opus-4-7"), { width, height })).toBe(fine);
});
