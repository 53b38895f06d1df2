import { DefinitionError } from "@legenda/core";
import { seededRandom } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { colourDistance } from "./colour-distance.js";
import { hammingDistance } from "./hamming-distance.js";

const random = seededRandom(5);
const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join("");

/** Bit by bit, as one would by hand. */
function bitsApart(one: string, other: string): number {
  const bits = (hash: string) => [...hash].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  return [...bits(one)].filter((bit, index) => bit !== bits(other)[index]).length;
}

test("counts the bits that differ", () => {
  expect(hammingDistance("0".repeat(16), "f".repeat(16))).toBe(64);
  expect(hammingDistance("8000000000000000", "0000000000000001")).toBe(2);
  for (let round = 0; round < 500; round++) {
    const [one, other] = [digits(16), digits(16)];
    expect(hammingDistance(one, other)).toBe(bitsApart(one, other));
    expect(hammingDistance(one, one.toUpperCase())).toBe(0);
  }
});

test("leaves the colours out, which have a distance of their own", () => {
  const one = `${"0".repeat(16)}${"10".repeat(12)}`;
  const other = `${"0".repeat(16)}${"10".repeat(11)}ff`;
  expect(hammingDistance(one, other)).toBe(0);
  expect(colourDistance(one, other)).toBe(0xef);
  expect(colourDistance(one, one)).toBe(0);
});

test("refuses what is no hash", () => {
  for (const wrong of ["", "0123", "g".repeat(16), "0".repeat(15), " ".repeat(16)]) {
    expect(() => hammingDistance(wrong, "0".repeat(16))).toThrow(DefinitionError);
    expect(() => hammingDistance("0".repeat(16), wrong)).toThrow(DefinitionError);
  }
  expect(() => colourDistance("0".repeat(16), "0".repeat(40))).toThrow(/40 hexadecimal digits/);
});
