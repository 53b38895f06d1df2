import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.js";

test("the same numbers for the same seed, spread over [0, 1)", () => {
  const numbersOf = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 1000 }, random);
  };
  expect(numbersOf(7)).toEqual(numbersOf(7));
  expect(numbersOf(8)).not.toEqual(numbersOf(7));
  const tenths = Array.from({ length: 10 }, (_, tenth) => numbersOf(7).filter((number) => Math.floor(number * 10) === tenth));
  for (const { length } of tenths) expect(length).toBeGreaterThan(60);
});
