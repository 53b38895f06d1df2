import { expect, test } from "vitest";
import { ImageError, OverloadedError, QuotaError, RateLimitError, StreamError } from "../errors/index.js";
import { retryDelay } from "./retry-timing.js";

const overloaded = new OverloadedError("", { provider: "x" });
const limited = (retryAfter: number) => new RateLimitError("", { provider: "x", retryAfter });

test("waits are drawn from zero up to a bound that doubles", () => {
  const bounds = [1, 2, 3, 4, 5, 6, 50].map((failures) => retryDelay(overloaded, failures, { random: () => 1 }));
  expect(bounds).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
  expect(retryDelay(overloaded, 3, { random: () => 0 })).toBe(0);
  expect(retryDelay(overloaded, 3, { random: () => 0.25, baseDelay: 100, maxDelay: 200 })).toBe(50);
});

test("what the provider asks for comes on top", () => {
  expect(retryDelay(limited(7000), 1, { random: () => 0 })).toBe(7000);
  expect(retryDelay(limited(7000), 1, { random: () => 0.5 })).toBe(7250);
  expect(retryDelay(limited(-5), 1, { random: () => 0 })).toBe(0);
});

test("too long a wait is not waited", () => {
  expect(retryDelay(limited(60_000), 1, { random: () => 0 })).toBe(60_000);
  expect(retryDelay(limited(60_001), 1)).toBeUndefined();
  expect(retryDelay(limited(60_001), 1, { random: () => 0, maxRetryAfter: 90_000 })).toBe(60_001);
});

test("only what the error itself calls retryable", () => {
  expect(retryDelay(new StreamError("", { retryable: true }), 1, { random: () => 0 })).toBe(0);
  const final = [
    new QuotaError("", { provider: "x" }),
    new RateLimitError("", { provider: "x", retryable: false }),
    new StreamError(""),
    new ImageError("", { reason: "truncated" }),
    Object.assign(new Error("not ours"), { retryable: true }),
    undefined,
  ];
  for (const error of final) expect(retryDelay(error, 1)).toBeUndefined();
});
