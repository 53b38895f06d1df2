import { StreamError } from "../errors/answer-errors.js";
import { ImageError } from "../errors/image-error.js";
import { InvalidRequestError, ProviderError } from "../errors/provider-error.js";
import { FallbackError } from "./fallback-error.js";

/**
 * Whether another model may answer after this error. It may after errors that concern the provider, the account or
 * the model: a limit, an outage, a missing key, an image or a parameter that the model does not accept. An error of
 * the request itself would be the same everywhere.
 */
export function canFallBack(error: unknown): boolean {
  // With a status the provider has rejected the request; without one the adapter did so before sending anything,
  // because the model does not accept a part of it.
  if (error instanceof InvalidRequestError) return error.status === undefined;
  if (error instanceof ProviderError || error instanceof StreamError || error instanceof FallbackError) return true;
  // Another model may take the image as it is, where this one needs it downloaded or converted.
  return error instanceof ImageError && ["unsupported-type", "too-large", "bad-url"].includes(error.reason);
}
