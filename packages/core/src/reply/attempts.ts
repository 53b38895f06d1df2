import { isObject } from "../is-object.js";
import type { ModelReply } from "../model.js";

/** Kept beside the error, which is not changed. */
const failedAttempts = new WeakMap<object, number>();

/** The number of requests that were sent for a reply: 0 for one from a cache. */
export const attemptsOf = (reply: ModelReply): number => reply.attempts ?? 1;

/** The number of requests that were sent before an error. */
export const attemptsOfError = (error: unknown): number => (isObject(error) ? failedAttempts.get(error) : undefined) ?? 1;

/** Records the number of requests that were sent before an error. */
export function countAttempts(error: unknown, attempts: number): void {
  if (isObject(error)) failedAttempts.set(error, attempts);
}

/** The reply, with the number of earlier requests added to its own. */
export function afterAttempts(reply: ModelReply, earlier: number): ModelReply {
  return earlier === 0 ? reply : withAttempts(reply, earlier + attemptsOf(reply));
}

/** The reply, with another number of attempts. */
export function withAttempts(reply: ModelReply, attempts: number): ModelReply {
  return { ...reply, attempts };
}
