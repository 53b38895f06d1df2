import { expect, test } from "vitest";
import { textOf } from "./text-of.js";

test("the text of a value", () => {
  expect(textOf("A wolf.")).toBe("A wolf.");
  expect(textOf({ tags: ["x"], caption: "A wolf." })).toBe("A wolf.");
  expect(textOf({ alt: "", decorative: true })).toBe("");
  expect(textOf(["wolf", "snow"])).toBe("wolf, snow");
  expect(textOf({ mood: "calm" })).toBe('{"mood":"calm"}');
});
