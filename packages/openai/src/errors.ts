import { InvalidRequestError, OverloadedError } from "@legenda/core";
import type { RateLimits, StructuredOutputMode } from "@legenda/core/provider";
import { rateLimitsOf } from "@legenda/core/provider";

const aboutFormat = /response_format|json_schema|json_object|text\.format|structured.?output|guided|grammar/i;
const aboutThisSchema = /invalid schema|schema is too/i;

/**
 * Whether an error refuses the way in which a value was asked for. A server that does not know a way is not asked that
 * way again; a schema that it does not accept only closes the way for that schema.
 */
export function refusal(error: Error, mode: StructuredOutputMode): "mode" | "schema" | undefined {
  // Some servers answer with 500 to a format that they do not know.
  const isRefusal = error instanceof InvalidRequestError || error instanceof OverloadedError;
  if (!isRefusal || !aboutFormat.test(error.message)) return undefined;
  return mode === "schema" && aboutThisSchema.test(error.message) ? "schema" : "mode";
}

/** What is left of the limits, as OpenAI and most servers of its kind tell it. */
export function rateLimits(headers: Headers): RateLimits | undefined {
  // Most compatible servers send none: two look-ups tell, where the whole takes six.
  if (!headers.has("x-ratelimit-remaining-requests") && !headers.has("x-ratelimit-remaining-tokens")) return undefined;
  return rateLimitsOf(headers, (kind, unit) => `x-ratelimit-${kind}-${unit}`);
}
