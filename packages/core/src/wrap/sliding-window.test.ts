import { expect, test } from "vitest";
import { SlidingWindow } from "./sliding-window.js";

test("lets through what fits, and says when the rest does", () => {
  const window = new SlidingWindow(3);
  for (const at of [0, 10, 20]) {
    expect(window.wait(1, at)).toBe(0);
    window.take(1, at);
  }
  expect(window.wait(1, 30)).toBe(59_970);
  expect(window.wait(2, 30)).toBe(59_980);
  expect(window.wait(1, 59_999)).toBe(1);
  expect(window.wait(1, 60_000)).toBe(0);
});

test("in no minute is more than the limit let through", () => {
  const limit = 100;
  const window = new SlidingWindow(limit);
  const taken: { at: number; amount: number }[] = [];
  let now = 0;
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let index = 0; index < 2_000; index++) {
    now += Math.floor(random() * 3_000);
    const amount = 1 + Math.floor(random() * 60);
    now += window.wait(amount, now);
    expect(window.wait(amount, now)).toBe(0);
    window.take(amount, now);
    taken.push({ at: now, amount });
  }
  for (const { at } of taken) {
    const minute = taken.filter((share) => share.at > at - 60_000 && share.at <= at);
    expect(minute.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(limit);
  }
});

test("what was really taken makes room, or takes it", () => {
  const window = new SlidingWindow(100);
  const share = window.take(80, 0);
  expect(window.wait(50, 0)).toBe(60_000);
  window.correct(share, 20);
  expect(window.wait(50, 0)).toBe(0);
  window.correct(share, 500);
  expect(window.wait(1, 1)).toBe(59_999);
});

test("a correction that comes after the minute changes nothing", () => {
  const window = new SlidingWindow(100);
  const share = window.take(80, 0);
  expect(window.wait(100, 60_000)).toBe(0);
  window.correct(share, 5_000);
  expect(window.wait(100, 60_000)).toBe(0);
});

test("more than the limit goes through alone", () => {
  const window = new SlidingWindow(100);
  expect(window.wait(5_000, 0)).toBe(0);
  window.take(5_000, 0);
  expect(window.wait(1, 10)).toBe(59_990);
});

test("without a limit nothing is kept", () => {
  const window = new SlidingWindow(Number.POSITIVE_INFINITY);
  window.take(1e12, 0);
  expect(window.wait(1e12, 0)).toBe(0);
});
