import { expect, it } from "vitest";
import { nearest } from "./nearest.js";

it.each([
  ["image", "image"],
  ["imgae", "image"],
  ["IMAGE", "image"],
  ["imag", "image"],
  ["imagee", "image"],
  ["imaqe", "image"],
  ["imgaes", "images"],
  ["mage", "image"],
  ["img", "image"],
  ["lsit", "list"],
  ["picture", undefined],
  ["", undefined],
  ["a long stretch of prose that is no misspelling", undefined],
])("%s", (word, meant) => {
  expect(nearest(word, ["image", "images", "list"])).toBe(meant);
});
