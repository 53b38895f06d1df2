import { tokensFor } from "@legenda/core";
import { expect, test } from "vitest";
import { google } from "./google.js";

// The vendor's own example (960 x 540) and the sizes of the common table.
test.each([
  [200, 200, 258],
  [512, 512, 1032],
  [960, 540, 1548],
  [1000, 1000, 1032],
  [1024, 1024, 1032],
  [1920, 1080, 1548],
  [2048, 2048, 1032],
  [3840, 2160, 1548],
])("an image of %d x %d costs %d tokens before Gemini 3", (width, height, tokens) => {
  expect(tokensFor(google("gemini-2.5-flash"), { width, height })).toBe(tokens);
});

test("from Gemini 3 on, detail decides and size does not", () => {
  const model = google("gemini-3-pro-preview");
  const sizes = [tokensFor(model, { width: 200, height: 200 }), tokensFor(model, { width: 3840, height: 2160 })];
  expect(new Set(sizes).size).toBe(1);
  expect(tokensFor(model, { width: 200, height: 200, detail: "low" })).toBe(280);
  expect(tokensFor(model, { width: 200, height: 200, detail: "high" })).toBe(1120);
});
