import { expect, test } from "vitest";
import { errorOf, thrownBy } from "./error-of.js";

const fail = (): never => {
  throw new RangeError("Too far.");
};

test("what a promise rejects with, and what a function throws or rejects with", async () => {
  expect(await errorOf(Promise.reject(new RangeError("Too far.")))).toEqual(new RangeError("Too far."));
  expect(await errorOf(async () => fail(), RangeError)).toMatchObject({ message: "Too far." });
  expect(await errorOf(fail, RangeError)).toMatchObject({ message: "Too far." });
  expect(thrownBy(fail, RangeError)).toMatchObject({ message: "Too far." });
});

test("no error, or one of another class, fails", async () => {
  await expect(errorOf(Promise.resolve(1))).rejects.toThrow("There was no error.");
  await expect(errorOf(fail, TypeError)).rejects.toThrow(RangeError);
  expect(() => thrownBy(() => 1)).toThrow("There was no error.");
  expect(() => thrownBy(fail, TypeError)).toThrow(RangeError);
});
