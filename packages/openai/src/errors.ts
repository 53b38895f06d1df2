import { InvalidRequestError, OverloadedError } from "@legenda/core";
import type { RateLimits, StructuredOutputMode } from "@legenda/core/provider";
import { rateLimitsOf } from "@legenda/core/provider";

const aboutFormat = /response_format|json_schema|json_object|text\.format|structured.?output|guided|grammar/i;
const aboutThisSchema = /invalid schema|schema is too/i;

/**
 * Whether an error rejects the mode of structured output: `"mode"` if the server does not support the mode, so that it is
 * not used again, and `"schema"` if it only does not accept this schema.
 */
export function refusal(error: Error, mode: StructuredOutputMode): "mode" | "schema" | undefined {
  // Some servers answer with 500 to a format that they do not know.
  const isRefusal = error instanceof InvalidRequestError || error instanceof OverloadedError;
  if (!isRefusal || !aboutFormat.test(error.message)) return undefined;
  return mode === "schema" && aboutThisSchema.test(error.message) ? "schema" : "mode";
}

/** The remaining rate limits, from the headers of OpenAI and most compatible servers. */
export function rateLimits(headers: Headers): RateLimits | undefined {
  // Most compatible servers send none: two look-ups find that out, instead of six.
  if (!headers.has("x-ratelimit-remaining-requests") && !headers.has("x-ratelimit-remaining-tokens")) return undefined;
  return rateLimitsOf(headers, (kind, unit) => `x-ratelimit-${kind}-${unit}`);
}
