import { expect, test } from "vitest";
import { google } from "./google.js";
import { capabilitiesOf, traitsOf } from "./models.js";
import { pricesOf } from "./prices.js";

test.each([
  ["gemini-3.8-flash", "levels", true],
  ["gemini-4-pro", "levels", true],
  ["gemini-flash-latest", "levels", true],
  ["models/gemini-2.5-flash-lite", "crops", true],
  ["gemini-2.0-flash", "crops", false],
  ["gemma-3-27b-it", undefined, true],
])("%s counts an image by %s, and takes JSON Schema: %s", (id, formula, jsonSchema) => {
  expect(capabilitiesOf(id).imageTokens?.formula).toBe(formula);
  expect(traitsOf(id).jsonSchema).toBe(jsonSchema);
});

test("what the user knows better is laid over the table, deeply", () => {
  const { images, imageTokens } = google("gemini-3.8-flash", { capabilities: { images: { maxImages: 2 } } }).capabilities;
  expect(images).toMatchObject({ maxImages: 2, urls: false, mediaTypes: expect.arrayContaining(["image/webp"]) });
  expect(imageTokens).toMatchObject({ formula: "levels" });
});

test("prices are those of the day, and none where none is known", () => {
  expect(pricesOf("gemini-3.8-flash", "2026-12-31")).toMatchObject({ input: 0.75, output: 3.75, pricedAt: "2026-10-07" });
  expect(pricesOf("gemini-3.8-flash", "2027-01-01")).toMatchObject({ input: 1.5, output: 7.5 });
  expect(pricesOf("models/gemini-2.5-flash", "2026-11-20")).toEqual({
    input: 0.3,
    output: 2.5,
    pricedAt: "2026-10-07",
    source: "https://ai.google.dev/gemini-api/docs/pricing",
  });
  expect(pricesOf("gemini-unheard-of")).toBeUndefined();
  expect(pricesOf("constructor")).toBeUndefined();
});
