import { expect, test } from "vitest";
import { growth } from "./growth.js";

/** Work of exactly so many steps. */
function steps(count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step++) sum += Math.sqrt(step);
  return sum;
}

test("linear work stays below 8, quadratic work does not", () => {
  expect(growth((size) => size * 100, steps, 100)).toBeLessThan(8);
  expect(growth((size) => size * size, steps, 100)).toBeGreaterThan(8);
});
