import type { RateLimit, RateLimits } from "../model.js";
import { durationMs } from "./retry-after.js";

type HeaderSource = { get(name: string): string | null };

/**
 * Reads a provider's remaining rate limits from headers.
 *
 * @param name returns the header of a kind (`limit`, `remaining`, `reset`) and a unit (`requests`, `tokens`);
 *   a reset is a duration (`6m0s`), seconds, or a date
 */
export function rateLimitsOf(
  headers: HeaderSource,
  name: (kind: "limit" | "remaining" | "reset", unit: "requests" | "tokens") => string,
  now: number = Date.now(),
): RateLimits | undefined {
  const read = (unit: "requests" | "tokens"): RateLimit | undefined => {
    const limit = count(headers.get(name("limit", unit)));
    const remaining = count(headers.get(name("remaining", unit)));
    const resetMs = reset(headers.get(name("reset", unit)), now);
    if (limit === undefined && remaining === undefined && resetMs === undefined) return undefined;
    return {
      ...(limit !== undefined && { limit }),
      ...(remaining !== undefined && { remaining }),
      ...(resetMs !== undefined && { resetMs }),
    };
  };
  const requests = read("requests");
  const tokens = read("tokens");
  return requests || tokens ? { ...(requests && { requests }), ...(tokens && { tokens }) } : undefined;
}

function count(text: string | null): number | undefined {
  return text && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

function reset(text: string | null, now: number): number | undefined {
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text.trim())) return Number(text) * 1000;
  const duration = durationMs(text);
  if (duration !== undefined) return duration;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
