import type { Cost, ModelReply } from "../model.js";
import { withAttempts } from "../reply/attempts.js";
import type { PricedReply } from "../reply/reply-cost.js";

/** The stored part of a reply. The vendor's raw reply is left out: it may be large, and its format may change. */
interface Entry {
  /** The time of the reply, in milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly provider: string;
  readonly model: string;
  readonly cost?: Cost;
}

/** The stored text of a reply. `at` is the time of the reply, in milliseconds since 1970. */
export function writeEntry(reply: PricedReply, at: number): string {
  const { text, provider, model, cost } = reply;
  return JSON.stringify({ at, text, provider, model, ...(cost && { cost }) } satisfies Entry);
}

/**
 * The reply of an entry; `undefined` for one that is too old.
 *
 * @throws {TypeError} for a value that is not an entry
 */
export function readEntry(stored: unknown, { ttl, now }: { ttl: number; now: number }): ModelReply | undefined {
  const entry: unknown = typeof stored === "string" ? JSON.parse(stored) : stored;
  if (!isEntry(entry)) throw new TypeError("The stored value is not an entry of this cache.");
  if (entry.at + ttl <= now) return undefined;
  const { text, provider, model, cost } = entry;
  return free({ text, finish: "stop", usage: {}, provider, model, raw: undefined, ...(cost && { cost }) });
}

/** The reply as one that no request was sent for: without attempts, tokens and cost. */
export function free(reply: PricedReply): ModelReply {
  const { cost, rateLimits: _, ...rest } = reply;
  return withAttempts({ ...rest, usage: { inputTokens: 0, outputTokens: 0 }, ...(cost && { cost: { ...cost, amount: 0 } }) }, 0);
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { at, text, provider, model } = value as Partial<Record<string, unknown>>;
  return typeof at === "number" && typeof text === "string" && typeof provider === "string" && typeof model === "string";
}
