import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";
import type { BatchProgress } from "@legenda/batch";
import { seededRandom } from "@legenda/test-kit";
import { describe, expect, it, test } from "vitest";
import { type BarLinesOptions, barLines } from "./bar-lines.js";
import { progressOf } from "./testing/progress-of.js";

/** What log-update itself measures with. */
const { default: stringWidth } = createRequire(createRequire(import.meta.url).resolve("log-update"))("string-width") as {
  default: (text: string) => number;
};

const midway = progressOf({
  finished: 1284,
  called: 1140,
  fromJournal: 120,
  duplicates: 14,
  failed: 3,
  kept: 7,
  inputTokens: 1_012_340,
  outputTokens: 72_120,
  cost: 0.42,
  totalCost: 0.5,
  elapsedMs: 300_000,
});
const pace = { perSecond: 4.21, leftMs: 408_000 };

describe("a run midway", () => {
  test.each([
    [
      200,
      "━━━━━━━━━━━━━━━━━─────────────────────── 42 % · 1,284 of 3,000 · 4.2 images/s · about 7 min left",
      "3 failed · 8 in flight · $0.42 · 1M tokens in, 72.1k out · 120 from before · 14 duplicates · 7 kept",
    ],
    [
      80,
      "━━━━━━━━━━────────────── 42 % · 1,284 of 3,000 · 4.2 images/s · about 7 min left",
      "3 failed · 8 in flight · $0.42 · 1M tokens in, 72.1k out · 120 from before",
    ],
    [
      60,
      "━━━━╸────── 42 % · 1,284 of 3,000 · 4.2/s · about 7 min left",
      "3 failed · 8 in flight · $0.42 · 1M tokens in, 72.1k out",
    ],
    [40, "━━━───── 42 % · 1,284/3,000 · 7 min left", "3 failed · 8 in flight · $0.42"],
    [20, "42 % · 1,284/3,000", "3 failed · $0.42"],
    [8, "42 %", "3 failed"],
    [3, "", ""],
  ])("on %d columns", (columns, way, counts) => {
    expect(barLines(midway, { columns, unicode: true, pace })).toEqual([way, counts].filter((line) => line !== ""));
  });

  it("is drawn in ASCII alone where nothing else can be", () => {
    expect(barLines(midway, { columns: 80, pace })).toEqual([
      "[=========             ] 42 % | 1,284 of 3,000 | 4.2 images/s | about 7 min left",
      "3 failed | 8 in flight | $0.42 | 1M tokens in, 72.1k out | 120 from before",
    ]);
  });

  it("has its failures in red, where there are colours and failures", () => {
    expect(barLines(midway, { columns: 80, colours: true })[1]).toContain("\u001b[31m3 failed\u001b[39m");
    expect(barLines(progressOf(), { columns: 80 }).join("\n")).not.toContain("failed");
  });
});

const lower = (counts: Partial<BatchProgress>, options: Partial<BarLinesOptions> = {}) =>
  barLines({ ...midway, ...counts }, { columns: 120, ...options })[1];

test("money is shown of the budget, over all runs, and not at all where no price is known", () => {
  expect(lower({}, { budget: 5 })).toContain(" | $0.50 of $5.00 | ");
  expect(lower({ cost: undefined, totalCost: undefined }, { budget: 5 })).not.toContain("$");
});

test("a wait for the provider is told, when it is one", () => {
  expect(lower({}, { waitingMs: 11_200 })).toMatch(/^waiting for the provider's limit, 12 s \| 3 failed/);
  expect(lower({}, { waitingMs: 300 })).toMatch(/^3 failed/);
});

test("a run that stops says how many are under way, and how to stop at once", () => {
  const stopping = { stage: "stopping", active: 8 } as const;
  expect(lower(stopping)).toMatch(/^stopping: 8 in flight, Ctrl-C again to stop at once \| 3 failed/);
  expect(lower(stopping, { columns: 40 })).toBe("stopping: 8 in flight, Ctrl-C: at once");
});

test("a number of images that still grows has no percentage and no bar", () => {
  const [line] = barLines(progressOf({ total: undefined, finished: 1234, elapsedMs: 61_500 }), { columns: 80, unicode: true });
  expect(line).toBe("1,234 images, still counting · 1 min 1 s so far");
});

test("the bar is full at the end and not before", () => {
  const bar = (finished: number) => barLines(progressOf({ total: 100_000, finished }), { columns: 80, unicode: true })[0];
  expect(bar(99_999)).toMatch(/━╸ 99 %/);
  expect(bar(100_000)).toMatch(/━━ 100 %/);
  expect(barLines(progressOf({ total: 0 }), { columns: 80, unicode: true })[0]).toMatch(/^━+ 100 % · 0 of 0$/);
});

function anyRun(seed: number): [BatchProgress, Omit<BarLinesOptions, "columns">] {
  const next = seededRandom(seed);
  const upTo = (most: number) => Math.floor(next() * 10 ** (next() * Math.log10(most)));
  const maybe = <T>(value: T) => (next() < 0.3 ? undefined : value);
  const stage = (["running", "stopping", "finished"] as const)[Math.floor(next() * 3)] ?? "running";
  const [finished, fromJournal, duplicates, failed, kept] = [upTo(1e7), upTo(1e6), upTo(1e6), upTo(1e6), upTo(1e6)];
  const counts = { finished, fromJournal, duplicates, failed, kept, active: upTo(1e4), called: upTo(1e6), requests: upTo(1e6) };
  const spent = {
    inputTokens: upTo(1e12),
    outputTokens: upTo(1e12),
    cost: maybe(next() * upTo(1e6)),
    totalCost: maybe(upTo(1e7)),
  };
  return [
    { ...counts, ...spent, total: maybe(finished + upTo(1e7)), elapsedMs: upTo(1e10), stage },
    {
      colours: next() < 0.5,
      unicode: next() < 0.5,
      budget: maybe(upTo(1e5)),
      waitingMs: upTo(1e8),
      pace: { perSecond: maybe(next() * upTo(1e5)), leftMs: maybe(upTo(1e11)) },
    },
  ];
}

describe("for any run, on any terminal", () => {
  it("no line is wider than the terminal, and there are two at most", () => {
    for (let seed = 1; seed <= 250; seed++) {
      const [progress, options] = anyRun(seed);
      for (let columns = 1; columns <= 200; columns += 1 + (seed % 7)) {
        const lines = barLines(progress, { ...options, columns });
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) {
          expect(stringWidth(line), `seed ${seed}, ${columns} columns: ${line}`).toBeLessThanOrEqual(columns);
          expect(stripVTControlCharacters(line)).not.toMatch(/\n|undefined|NaN|Infinity/);
        }
      }
    }
  });

  it("more room never says less", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const [progress, options] = anyRun(seed);
      const said = (columns: number) =>
        barLines(progress, { ...options, columns })
          .join(" ")
          .match(/\d+/g)?.length ?? 0;
      expect(said(200), `seed ${seed}`).toBeGreaterThanOrEqual(said(60));
    }
  });

  it("colours change nothing but the colours", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const [progress, options] = anyRun(seed);
      const plain = barLines(progress, { ...options, columns: 90, colours: false });
      expect(barLines(progress, { ...options, columns: 90, colours: true }).map(stripVTControlCharacters)).toEqual(plain);
    }
  });
});
