import type { ModelReply } from "../model.js";

/** A reply that says how many requests stand behind it: 1 unless told, and 0 for one out of a cache. */
type CountedReply = ModelReply & { readonly attempts?: number };

/** An error stays what it is; how many requests it took is kept beside it. */
const failedAttempts = new WeakMap<object, number>();

/** How many requests a reply took. */
export const attemptsOf = (reply: CountedReply): number => reply.attempts ?? 1;

/** How many requests an error took. */
export const attemptsOfError = (error: unknown): number => (isObject(error) ? failedAttempts.get(error) : undefined) ?? 1;

/** Remembers how many requests an error took. */
export function countAttempts(error: unknown, attempts: number): void {
  if (isObject(error)) failedAttempts.set(error, attempts);
}

/** The reply, with the requests before it counted in. */
export function afterAttempts(reply: ModelReply, earlier: number): ModelReply {
  return earlier === 0 ? reply : withAttempts(reply, earlier + attemptsOf(reply));
}

export function withAttempts(reply: ModelReply, attempts: number): CountedReply {
  return { ...reply, attempts };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
