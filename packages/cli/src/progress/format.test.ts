import { expect, test } from "vitest";
import { formatCount, formatDuration, formatMoney, formatPercent, formatRate, formatTimeLeft, formatTokens } from "./format.js";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [12_345, "12,345"],
  [1_234_567, "1,234,567"],
])("%d is counted as %s", (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test.each([
  [0, 3, "0 %"],
  [29, 100, "29 %"],
  [2999, 3000, "99 %"],
  [3000, 3000, "100 %"],
  [3001, 3000, "100 %"],
  [0, 0, "100 %"],
])("%d of %d is %s", (part, whole, text) => {
  expect(formatPercent(part, whole)).toBe(text);
});

test("every hundredth is its own percent", () => {
  for (let percent = 0; percent <= 100; percent++) expect(formatPercent(percent, 100)).toBe(`${percent} %`);
});

test.each([
  [0, "0"],
  [870, "870"],
  [999, "999"],
  [1000, "1k"],
  [12_340, "12.3k"],
  [99_960, "100k"],
  [999_499, "999k"],
  [999_950, "1M"],
  [1_234_567, "1.2M"],
  [4e12, "4000G"],
])("%d tokens are %s", (tokens, text) => {
  expect(formatTokens(tokens)).toBe(text);
});

test.each([
  [0, "$0.00"],
  [0.000_001, "<$0.00001"],
  [0.000_4, "$0.0004"],
  [0.000_42, "$0.00042"],
  [0.004_249, "$0.0042"],
  [0.009_94, "$0.0099"],
  [0.009_96, "$0.01"],
  [0.01, "$0.01"],
  [0.425, "$0.43"],
  [0.999, "$1.00"],
  [5, "$5.00"],
  [1234.5, "$1,234.50"],
  [Number.NaN, "$0.00"],
])("%d dollars are %s", (dollars, text) => {
  expect(formatMoney(dollars)).toBe(text);
});

test.each([
  [250, "250", "s"],
  [12.3, "12", "s"],
  [4.21, "4.2", "s"],
  [0.95, "57", "min"],
  [0.5, "30", "min"],
  [1 / 60, "1.0", "min"],
  [0.005, "18", "h"],
  [0, "0.0", "h"],
])("%d images a second are %s images/%s", (perSecond, figure, per) => {
  expect(formatRate(perSecond)).toEqual({ figure, per });
});

test.each([
  [0, "0 ms"],
  [850, "850 ms"],
  [999.7, "1 s"],
  [4210, "4.2 s"],
  [9960, "10 s"],
  [59.6 * second, "1 min"],
  [12 * minute + 4 * second, "12 min 4 s"],
  [59 * minute + 59.7 * second, "1 h"],
  [80 * minute, "1 h 20 min"],
  [51 * hour, "2 d 3 h"],
])("%d ms took %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, "under 5 s"],
  [5 * second, "under 5 s"],
  [38 * second, "40 s"],
  [57 * second, "1 min"],
  [12.4 * minute, "12 min"],
  [59.8 * minute, "1 h"],
  [81 * minute, "1 h 20 min"],
  [11.2 * hour, "11 h"],
  [26 * hour, "1 d 2 h"],
])("%d ms left are about %s", (ms, text) => {
  expect(formatTimeLeft(ms)).toBe(text);
});
