import { expect, test } from "vitest";
import { baseName } from "../../paths/base-name.js";
import { formatCost, plural } from "./amounts.js";

test("costs keep what they say", () => {
  expect([0, 0.0000001234, 0.00018449, 0.5, 1, 1234.567].map((amount) => formatCost({ amount }))).toEqual([
    "$0.00",
    "$0.000000123",
    "$0.000184",
    "$0.50",
    "$1.00",
    "$1,234.57",
  ]);
});

test("counts and names", () => {
  expect([plural(1, "call"), plural(2000, "call")]).toEqual(["1 call", "2,000 calls"]);
  expect([baseName("a/b.jpg"), baseName("b.jpg")]).toEqual(["b.jpg", "b.jpg"]);
});
