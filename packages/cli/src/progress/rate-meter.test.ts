import { expect, test } from "vitest";
import { type Pace, RateMeter } from "./rate-meter.js";
import { progressOf } from "./testing/progress-of.js";

/** The pace at the end of stretches of a run, each so many seconds at so many images a second. */
function paceAfter(stretches: readonly (readonly [seconds: number, perSecond: number])[], total?: number): Pace {
  const meter = new RateMeter();
  let [at, done] = [0, 0];
  let pace = meter.measure(progressOf({ total }));
  for (const [seconds, perSecond] of stretches) {
    const from = done;
    for (let ms = 50; ms <= seconds * 1000; ms += 50) {
      done = from + Math.floor((ms / 1000) * perSecond);
      pace = meter.measure(progressOf({ total, finished: done, called: done, elapsedMs: at + ms }));
    }
    at += seconds * 1000;
  }
  return pace;
}

test("the rate is that of the last twenty seconds, not of the whole run", () => {
  expect(paceAfter([[60, 100]]).perSecond).toBeCloseTo(100, -1);
  expect(
    paceAfter([
      [300, 2],
      [21, 20],
    ]).perSecond,
  ).toBeCloseTo(20, 0);
});

test("the time left is that of what is pending", () => {
  expect(paceAfter([[100, 10]], 10_000).leftMs ?? 0).toBeGreaterThan(880_000);
  expect(paceAfter([[100, 10]], 10_000).leftMs ?? 0).toBeLessThan(920_000);
});

test("a slow model's rate is that of its last images, however long they took", () => {
  expect((paceAfter([[1200, 1 / 30]]).perSecond ?? 0) * 60).toBeCloseTo(2, 0);
});

test("nothing is said of it before it means something", () => {
  expect(paceAfter([[2.9, 50]])).toEqual({ perSecond: undefined, leftMs: undefined });
  expect(paceAfter([[8, 0.5]], 10_000).leftMs).toBeUndefined();
  expect(paceAfter([[30, 10]]).leftMs).toBeUndefined();
});

test("a run that stands still slows down, and never to less than nothing", () => {
  const still =
    paceAfter([
      [30, 10],
      [60, 0],
    ]).perSecond ?? 0;
  expect(still).toBeGreaterThan(0);
  expect(still).toBeLessThan(3.5);
});

test("what comes out of the journal does not make the rest look quick", () => {
  const meter = new RateMeter();
  for (let ms = 0; ms <= 8000; ms += 100) meter.measure(progressOf({ finished: ms / 4, fromJournal: ms / 4, elapsedMs: ms }));
  let pace: Pace | undefined;
  for (let s = 1; s <= 10; s++) {
    pace = meter.measure(progressOf({ finished: 2000 + 2 * s, fromJournal: 2000, called: 2 * s, elapsedMs: 8000 + 1000 * s }));
  }
  expect(pace?.perSecond).toBeCloseTo(2, 5);
  expect(pace?.leftMs).toBeCloseTo(490_000, -1);
});

test("memory stays bounded", () => {
  const meter = new RateMeter();
  const before = process.memoryUsage().heapUsed;
  for (let ms = 0; ms < 1_000_000; ms++) meter.measure(progressOf({ finished: ms, called: ms, elapsedMs: ms }));
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
});

test("a run that stops has no time left to tell", () => {
  const meter = new RateMeter();
  meter.measure(progressOf());
  const pace = meter.measure(progressOf({ finished: 100, called: 100, elapsedMs: 10_000, stage: "stopping" }));
  expect(pace).toEqual({ perSecond: 10, leftMs: undefined });
});
