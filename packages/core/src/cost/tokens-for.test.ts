import { describe, expect, test } from "vitest";
import type { ImageDetail } from "../message.js";
import type { ImageTokens } from "../model.js";
import { testModel } from "../test/index.js";
import { cellsSize } from "./cells.js";
import { tokensFor } from "./tokens-for.js";

const tokens = (imageTokens: ImageTokens, width: number, height: number, detail?: ImageDetail) =>
  tokensFor(testModel("", { capabilities: { imageTokens } }), { width, height, ...(detail && { detail }) });

const budget = { maxEdge: 2048, maxPatches: 2500 };
const gpt4o: ImageTokens = { formula: "tiles", base: 85, tile: 170 };
const gpt4oMini: ImageTokens = { formula: "tiles", base: 2833, tile: 5667 };
const gpt51: ImageTokens = { formula: "tiles", base: 70, tile: 140 };
const gpt54: ImageTokens = {
  formula: "patches",
  multiplier: 1.2,
  levels: {
    low: { maxEdge: 2048, maxPatches: 6144 },
    high: budget,
    auto: budget,
    original: { maxEdge: 6000, maxPatches: 10_000 },
  },
};
const gpt56: ImageTokens = {
  formula: "patches",
  multiplier: 1.2,
  levels: { low: { maxEdge: 512 }, high: budget, auto: { maxEdge: 65_535 }, original: { maxEdge: 65_535 } },
};
const claude: ImageTokens = { formula: "cells", maxEdge: 1568, maxTokens: 1568 };
const claudeHigh: ImageTokens = { formula: "cells", maxEdge: 2576, maxTokens: 4784 };
const gemini2: ImageTokens = { formula: "crops" };

describe("the vendors' own table", () => {
  const rows = [
    [200, 200, 255, 210, 59, 59, 64, 64, 258],
    [512, 512, 255, 210, 308, 308, 361, 361, 1032],
    [960, 540, 765, 630, 612, 612, 700, 700, 1548],
    [1000, 1000, 765, 630, 1229, 1229, 1296, 1296, 1032],
    [1024, 1024, 765, 630, 1229, 1229, 1369, 1369, 1032],
    [1920, 1080, 1105, 910, 2448, 2448, 1560, 2691, 1548],
    [2048, 2048, 765, 630, 3000, 4916, 1521, 4761, 1032],
    [3840, 2160, 1105, 910, 2765, 9792, 1560, 4784, 1548],
  ] as const;
  test.each(rows)("%i x %i", (width, height, ...expected) => {
    expect([
      tokens(gpt4o, width, height, "high"),
      tokens(gpt51, width, height, "high"),
      tokens(gpt54, width, height, "high"),
      tokens(gpt56, width, height, "original"),
      tokens(claude, width, height),
      tokens(claudeHigh, width, height),
      tokens(gemini2, width, height),
    ]).toEqual(expected);
  });

  test("a portrait costs what its landscape does", () => {
    for (const [width, height] of rows) {
      for (const rule of [gpt4o, gpt51, gpt54, gpt56, claude, claudeHigh, gemini2]) {
        expect(tokens(rule, height, width)).toBe(tokens(rule, width, height));
      }
    }
  });
});

describe("the vendors' own examples", () => {
  test("OpenAI", () => {
    expect(tokens(gpt4o, 1024, 1024, "low")).toBe(85);
    expect(tokens(gpt4o, 2048, 4096, "high")).toBe(1105);
    expect(tokens(gpt4o, 4096, 8192, "low")).toBe(85);
    expect(tokens(gpt4oMini, 1024, 1024, "low")).toBe(2833);
    expect(tokens(gpt4oMini, 1024, 1024)).toBe(2833 + 4 * 5667);
  });

  test("Anthropic", () => {
    expect([tokens(claude, 2000, 1500), tokens(claudeHigh, 2000, 1500)]).toEqual([1564, 3888]);
    expect(cellsSize({ width: 1920, height: 1080 }, { maxEdge: 1568, maxTokens: 1568 })).toEqual({ width: 1456, height: 819 });
    expect(cellsSize({ width: 2048, height: 2048 }, { maxEdge: 1568, maxTokens: 1568 })).toEqual({ width: 1092, height: 1092 });
    expect(cellsSize({ width: 2048, height: 2048 }, { maxEdge: 2576, maxTokens: 4784 })).toEqual({ width: 1932, height: 1932 });
    expect(cellsSize({ width: 3840, height: 2160 }, { maxEdge: 2576, maxTokens: 4784 })).toEqual({ width: 2576, height: 1449 });
  });

  test("inference.net", () => {
    const scaled: ImageTokens = { formula: "scaled", unit: 560, perUnit: 1601 };
    expect([tokens(scaled, 100, 100), tokens(scaled, 1120, 560), tokens(scaled, 1920, 1080), tokens(scaled, 4000, 4000)]).toEqual(
      [1601, 3202, 6176, 6404],
    );
  });
});

test("a rule by detail alone knows no size", () => {
  const gemini3: ImageTokens = { formula: "levels", levels: { low: 280, high: 1120, auto: 1120, original: 2240 } };
  expect([tokens(gemini3, 10, 10, "low"), tokens(gemini3, 4000, 4000), tokens(gemini3, 1, 1, "original")]).toEqual([
    280, 1120, 2240,
  ]);
});

test("a multiplier that floating point cannot hold does not round up", () => {
  const whole: ImageTokens = { ...gpt56, multiplier: 1.1 } as ImageTokens;
  expect(tokens(whole, 320, 32)).toBe(11);
});

test("one pixel and a thread cost something", () => {
  for (const rule of [gpt4o, gpt54, gpt56, claude, claudeHigh, gemini2]) {
    expect(tokens(rule, 1, 1)).toBeGreaterThan(0);
    expect(tokens(rule, 60_000, 1)).toBeGreaterThan(0);
    expect(Number.isFinite(tokens(rule, 1, 60_000))).toBe(true);
  }
});

test("it is not known where the model has no rule, and no guess", () => {
  expect(tokensFor(testModel(""), { width: 10, height: 10 })).toBeUndefined();
});

test.each([
  [0, 10],
  [10, -1],
  [Number.NaN, 10],
  [Number.POSITIVE_INFINITY, 10],
])("%d x %d is the size of no image", (width, height) => {
  expect(() => tokens(claude, width, height)).toThrow(RangeError);
});
