import { expect, test } from "vitest";
import { rateLimitsOf } from "./rate-limits.js";
import { durationMs, retryAfterOf } from "./retry-after.js";

const now = Date.parse("2026-11-20T12:00:00Z");
const headers = (given: Record<string, string>) => new Headers(given);

test.each([
  [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
  [{ "retry-after": "9" }, 9000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Fri, 20 Nov 2026 12:00:30 GMT" }, 30_000],
  [{ "retry-after": "Fri, 20 Nov 2026 11:00:00 GMT" }, 0],
  [{ "retry-after-ms": "soon", "retry-after": "later" }, undefined],
  [{}, undefined],
])("%j asks to wait %s ms", (given, expected) => {
  expect(retryAfterOf(headers(given as Record<string, string>), now)).toBe(expected);
});

test.each([
  ["6m0s", 360_000],
  ["1s", 1000],
  ["20ms", 20],
  ["38.79s", 38_790],
  ["1h2m3s", 3_723_000],
  ["1d", 86_400_000],
  ["", undefined],
  ["soon", undefined],
  ["5 apples", undefined],
])("the duration %j is %s ms", (text, expected) => {
  const ms = durationMs(text);
  if (expected === undefined) expect(ms).toBeUndefined();
  else expect(ms).toBeCloseTo(expected, 6);
});

test("limits by requests and tokens, each as far as it is told", () => {
  const name = (kind: string, unit: string) => `x-${kind}-${unit}`;
  const given = {
    "x-limit-requests": "60",
    "x-remaining-requests": "0",
    "x-reset-requests": "1s",
    "x-reset-tokens": "2026-11-20T12:00:05Z",
    "x-limit-tokens": "many",
  };
  expect(rateLimitsOf(headers(given), name, now)).toEqual({
    requests: { limit: 60, remaining: 0, resetMs: 1000 },
    tokens: { resetMs: 5000 },
  });
  expect(rateLimitsOf(headers({ "x-reset-tokens": "1.5" }), name, now)).toEqual({ tokens: { resetMs: 1500 } });
  expect(rateLimitsOf(headers({}), name, now)).toBeUndefined();
});
