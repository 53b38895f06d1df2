import { expect, test } from "vitest";
import { escapeFormula, unescapeFormula } from "./escape-formula.js";

test.each([
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\rx",
  "\nx",
  "  =1",
  '"=1',
  "'=1",
  "“=1",
  "\u00a0\u200b\ufeff=1",
  "＝1",
  "＋1",
  "－A1",
  "＠x",
  "-",
  "- a list",
  "-5+A1",
  "+41 44 123 45 67",
])("a formula: %j", (cell) => {
  expect(escapeFormula(cell)).toBe(`'${cell}`);
  expect(unescapeFormula(escapeFormula(cell))).toBe(cell);
});

test.each(["-5", "+3.5", "-.5", " -1e-7", "-0", "", "a=b", "A red-and-white boat", "'quoted'", "✓", "1-2"])(
  "none: %j",
  (cell) => {
    expect(escapeFormula(cell)).toBe(cell);
    expect(unescapeFormula(cell)).toBe(cell);
  },
);

test("whatever is escaped comes back, and what is not is not changed", () => {
  const characters = ["=", "+", "-", "@", "'", '"', " ", "\t", "\r", "\n", "1", ".", "a", "＝", "“", "\u200b"];
  for (let number = 0; number < characters.length ** 3; number++) {
    const at = (place: number) => characters[Math.floor(number / characters.length ** place) % characters.length];
    const cell = `${at(0)}${at(1)}${at(2)}`;
    expect(unescapeFormula(escapeFormula(cell))).toBe(cell);
    expect(unescapeFormula(cell) === cell || escapeFormula(unescapeFormula(cell)) === cell).toBe(true);
  }
});
