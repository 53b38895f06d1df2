import { StreamError } from "../errors/answer-errors.js";
import type { Model } from "../model.js";

/**
 * The error for a stream that ended without its end mark.
 *
 * @param text what had arrived
 */
export function cutStream({ provider, id }: Model, text = "", functionName?: string): StreamError {
  const stream = `${functionName ? "the" : "The"} stream of ${provider}:${id}`;
  const arrived = text ? "what arrived is not a complete answer" : "nothing had arrived";
  return new StreamError(`${stream} stopped without its end mark; ${arrived}.`, {
    functionName,
    provider,
    retryable: true,
    text,
  });
}
