import { StreamError } from "../errors/answer-errors.js";
import type { Model } from "../model.js";

/** The error for a stream that ended without any text and without its end mark. */
export function cutStream({ provider, id }: Model): StreamError {
  return new StreamError(`The stream of ${provider}:${id} stopped without its end mark; nothing had arrived.`, {
    provider,
    retryable: true,
  });
}
