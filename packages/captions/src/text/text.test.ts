import { expect, test } from "vitest";
import { countCharacters } from "./graphemes.js";
import { similarity } from "./similarity.js";

test("likeness by letters", () => {
  expect(similarity("A red circle.", "a RED  circle")).toBe(1);
  expect(similarity("", "")).toBe(1);
  expect(similarity("a", "")).toBe(0);
  expect(similarity("red circle", "blue square")).toBeLessThan(0.2);
  expect(similarity("two red circles", "two red circle")).toBeGreaterThan(similarity("two red circles", "two red stars"));
  expect(similarity("雪の中の狼", "雪の中の犬")).toBeGreaterThan(0.4);
  expect(similarity("a b", "b a")).toBe(similarity("b a", "a b"));
});

test("characters as a reader counts them", () => {
  expect(countCharacters("wolf")).toBe(4);
  expect(countCharacters("é́👩‍🚀")).toBe(2);
});
