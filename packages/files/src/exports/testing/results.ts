import type { BatchDone, BatchFailure, BatchKept, CallRecord } from "@legenda/batch";

const item = { image: undefined, fields: {}, existing: undefined, width: undefined, height: undefined };

export const call: CallRecord = {
  provider: "openai",
  model: "gpt-4o-mini",
  finish: "stop",
  usage: { inputTokens: 120, outputTokens: 14 },
  cost: { amount: 0.0000264, currency: "USD", pricedAt: "2026-11-01" },
  attempts: 1,
  durationMs: 812.4,
  requestId: "r1",
};

export function done(key: string, value: unknown, more: Partial<BatchDone> = {}): BatchDone {
  return { ...item, key, status: "done", value, call, origin: "call", duplicateOf: undefined, ...more };
}

export function failed(key: string, more: Partial<BatchFailure> = {}): BatchFailure {
  const error = { name: "RateLimitError", message: "429: too many requests", retryable: true, reason: undefined, status: 429 };
  return { ...item, key, status: "failed", error, call: undefined, origin: "call", ...more };
}

export function kept(key: string, existing: string, more: Partial<BatchKept> = {}): BatchKept {
  return { ...item, key, status: "kept", ...more, existing };
}
