import { expect, test } from "vitest";
import { displayWidth, wrap } from "./display-width.js";
import { countCharacters } from "./graphemes.js";
import { similarity } from "./similarity.js";
import { textOf } from "./text-of.js";

test("likeness by letters", () => {
  expect(similarity("A red circle.", "a RED  circle")).toBe(1);
  expect(similarity("", "")).toBe(1);
  expect(similarity("a", "")).toBe(0);
  expect(similarity("red circle", "blue square")).toBeLessThan(0.2);
  expect(similarity("two red circles", "two red circle")).toBeGreaterThan(similarity("two red circles", "two red stars"));
  expect(similarity("雪の中の狼", "雪の中の犬")).toBeGreaterThan(0.4);
  expect(similarity("a b", "b a")).toBe(similarity("b a", "a b"));
});

test("the text of a value", () => {
  expect(textOf("A wolf.")).toBe("A wolf.");
  expect(textOf({ tags: ["x"], caption: "A wolf." })).toBe("A wolf.");
  expect(textOf({ alt: "", decorative: true })).toBe("");
  expect(textOf(["wolf", "snow"])).toBe("wolf, snow");
  expect(textOf({ mood: "calm" })).toBe('{"mood":"calm"}');
});

test("characters as a reader counts them", () => {
  expect(countCharacters("wolf")).toBe(4);
  expect(countCharacters("é́👩‍🚀")).toBe(2);
});

test("lines of a terminal", () => {
  expect(displayWidth("狼a")).toBe(3);
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  expect(wrap("", 5)).toEqual([""]);
});
