import { expect, test, vi } from "vitest";
import { CallGuard } from "./call-guard.js";

test("the caller's abort goes on, with its reason", () => {
  const caller = new AbortController();
  const guard = new CallGuard(caller.signal, 1000);
  expect(guard.signal.aborted).toBe(false);
  const reason = new Error("enough");
  caller.abort(reason);
  expect(guard.signal.reason).toBe(reason);
  expect(guard.timedOut).toBe(false);
  guard.end();
});

test("a call that was aborted before does not begin", () => {
  const reason = new Error("not today");
  expect(() => new CallGuard(AbortSignal.abort(reason), 1000)).toThrow(reason);
});

test("silence ends it, and what is heard puts that off", () => {
  vi.useFakeTimers();
  try {
    const guard = new CallGuard(undefined, 100);
    for (let pieces = 0; pieces < 5; pieces++) {
      vi.advanceTimersByTime(90);
      guard.heard();
    }
    expect(guard.signal.aborted).toBe(false);
    vi.advanceTimersByTime(101);
    expect(guard.signal.aborted).toBe(true);
    expect(guard.timedOut).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("a deadline is not put off by what is heard", () => {
  vi.useFakeTimers();
  try {
    const guard = new CallGuard(undefined, 100, "deadline");
    vi.advanceTimersByTime(90);
    guard.heard();
    guard.keptAlive();
    vi.advanceTimersByTime(11);
    expect(guard.timedOut).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("signs of life without an answer put the end off, but not for ever", () => {
  vi.useFakeTimers();
  try {
    const guard = new CallGuard(undefined, 100);
    let waited = 0;
    for (; !guard.timedOut && waited < 1000; waited += 50) {
      guard.keptAlive();
      vi.advanceTimersByTime(50);
    }
    expect(waited).toBeGreaterThan(150);
    expect(waited).toBeLessThanOrEqual(350);
  } finally {
    vi.useRealTimers();
  }
});

test("its end after a whole reply aborts nothing", () => {
  const guard = new CallGuard(undefined, 1000);
  guard.end(true);
  expect(guard.signal.aborted).toBe(false);
});

test("its end closes what still runs, and leaves neither timer nor listener", () => {
  vi.useFakeTimers();
  try {
    const caller = new AbortController();
    const remove = vi.spyOn(caller.signal, "removeEventListener");
    const guard = new CallGuard(caller.signal, 100);
    guard.end();
    guard.heard();
    expect(guard.signal.aborted).toBe(true);
    expect(guard.timedOut).toBe(false);
    expect(remove).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("no limit is no timer", () => {
  vi.useFakeTimers();
  try {
    new CallGuard(undefined, Number.POSITIVE_INFINITY);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
