import { expect, test } from "vitest";
import { textSimilarity } from "./text-similarity.js";

test("similarity of spelling", () => {
  expect(textSimilarity("A red circle.", "a RED  circle")).toBe(1);
  expect(textSimilarity("", "")).toBe(1);
  expect(textSimilarity("a", "")).toBe(0);
  expect(textSimilarity("red circle", "blue square")).toBeLessThan(0.2);
  const inflected = textSimilarity("two red circles", "two red circle");
  expect(inflected).toBeGreaterThan(textSimilarity("two red circles", "two red stars"));
  expect(textSimilarity("雪の中の狼", "雪の中の犬")).toBeGreaterThan(0.4);
  expect(textSimilarity("a b", "b a")).toBe(textSimilarity("b a", "a b"));
});
