import { StreamError } from "../errors/answer-errors.js";
import { ImageError } from "../errors/image-error.js";
import { InvalidRequestError, ProviderError } from "../errors/provider-error.js";
import { FallbackError } from "./fallback-error.js";

/**
 * Whether another model may answer where one failed by this error. All that is the provider's, the
 * account's or the model's own is cured by another: a limit, an outage, a missing key, an image or a
 * parameter that this model does not take. What is wrong with the request itself is wrong everywhere.
 */
export function anotherCures(error: unknown): boolean {
  // With a status it is the provider's verdict on the request; without one, the model said before it sent
  // anything that it cannot take a part of it.
  if (error instanceof InvalidRequestError) return error.status === undefined;
  if (error instanceof ProviderError || error instanceof StreamError || error instanceof FallbackError) return true;
  // Sent as it is by one model, an image may have to be fetched or converted for the other.
  return error instanceof ImageError && ["unsupported-type", "too-large", "bad-url"].includes(error.reason);
}
