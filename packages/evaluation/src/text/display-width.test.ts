import { expect, test } from "vitest";
import { displayWidth, wrap } from "./display-width.js";

test("lines of a terminal", () => {
  expect(displayWidth("狼a")).toBe(3);
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  expect(wrap("", 5)).toEqual([""]);
});
