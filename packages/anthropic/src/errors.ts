import { InvalidRequestError } from "@legenda/core";
import type { RateLimits, StructuredOutputMode } from "@legenda/core/provider";
import {
  asRecord,
  asText,
  type FailureExplanation,
  type FailureKind,
  rateLimitsOf,
  type VendorFailure,
} from "@legenda/core/provider";
import { limits } from "./models/limits.js";

/** The kinds of errors in a reply or a stream, which have no status; the last ones are Amazon's. */
const kinds: Readonly<Record<string, FailureKind>> = {
  invalid_request_error: "invalid-request",
  authentication_error: "authentication",
  billing_error: "quota",
  permission_error: "permission",
  not_found_error: "not-found",
  conflict_error: "overloaded",
  request_too_large: "too-large",
  rate_limit_error: "rate-limit",
  api_error: "overloaded",
  timeout_error: "timeout",
  overloaded_error: "overloaded",
  accessDeniedException: "permission",
  validationException: "invalid-request",
};

/** An exhausted balance is identified by its code or message, since its status may be 400, 402 or 429. */
const spentCodes: ReadonlySet<unknown> = new Set([
  "contract_spend_limit_reached",
  "enforced_spend_limit_reached",
  "linked_organization_spend_limit_reached",
  "linked_organization_billing_unavailable",
]);
const spentWords = /credit balance is too low|spend(ing)? limit|api usage limits|monthly (usage|spend)/i;

const { above, maxEdge } = limits.manyImages;
const advices: readonly (readonly [RegExp, string])[] = [
  [
    /many-image/i,
    `With more than ${above} images, no edge may be longer than ${maxEdge} pixels. Make the images smaller, or send them in several calls.`,
  ],
  [
    /only https urls|robots\.txt|url sources? (is|are) not supported|(unable|failed|could not|cannot) (to )?(download|fetch)/i,
    'Send the image\'s bytes instead of its URL: fitted(model, { urls: "fetch" }) of @legenda/images fetches it.',
  ],
];
/** A download that failed may succeed the next time. */
const failedDownload = /(unable|failed|could not|cannot) (to )?(download|fetch)/i;

/** The kind and advice for Anthropic's errors, from more than their status. */
export function explain({ body }: VendorFailure, common: FailureExplanation): FailureExplanation {
  const { error, request_id } = asRecord(body) ?? {};
  const { type, details } = asRecord(error) ?? {};
  const message = common.message ?? "";
  const errorCode = asText(asRecord(details)?.error_code);
  const { status = 200 } = common;
  const isSpent = spentCodes.has(errorCode) || (status < 500 && spentWords.test(message));
  const kind = isSpent ? "quota" : status < 400 ? kindWithin(type, common.kind) : common.kind;
  const isLimit = kind === "rate-limit" || (kind === undefined && status === 429);
  return {
    ...common,
    kind,
    code: errorCode ?? common.code,
    requestId: common.requestId ?? asText(request_id),
    retryAfter: common.retryAfter ?? (isLimit ? resetOf(common.rateLimits) : undefined),
    advice: advices.find(([words]) => words.test(message))?.[1],
    retryable: isSpent ? undefined : (common.retryable ?? (failedDownload.test(message) || undefined)),
  };
}

/** An error of an unknown type counts as the server's fault. */
function kindWithin(type: unknown, common: FailureKind | undefined): FailureKind {
  const kind = typeof type === "string" && Object.hasOwn(kinds, type) ? kinds[type] : common;
  return kind === undefined || kind === "unknown" ? "overloaded" : kind;
}

/** The time until the exhausted limit is reset. */
function resetOf(rateLimits: RateLimits | undefined): number | undefined {
  const resets = [rateLimits?.requests, rateLimits?.tokens]
    .filter((limit) => limit?.remaining === 0)
    .map((limit) => limit?.resetMs ?? 0);
  return Math.max(0, ...resets) || undefined;
}

/** `tokens` is the strictest of the token limits; an account without it has a limit on input tokens. */
export function rateLimits(headers: Headers): RateLimits | undefined {
  const either = {
    get: (name: string) => headers.get(name) ?? headers.get(name.replace("-tokens-", "-input-tokens-")),
  };
  return rateLimitsOf(either, (kind, unit) => `anthropic-ratelimit-${unit}-${kind}`);
}

/** Messages that reject a mode of structured output, whatever the model. */
const refusals: Readonly<Partial<Record<StructuredOutputMode, RegExp>>> = {
  schema: /output_config|output.?format|json_schema|structured output|schema/i,
  tool: /tool_choice|tool use|\btools?\b|input_schema/i,
};
/** Messages that reject a single schema. */
const aboutThisSchema = /too complex|compil|format\.schema|input_schema/i;

/** Whether an error rejects the mode of structured output: for every schema, or for this one. */
export function refusal(error: Error, mode: StructuredOutputMode): "mode" | "schema" | undefined {
  if (!(error instanceof InvalidRequestError) || !refusals[mode]?.test(error.message)) return undefined;
  return aboutThisSchema.test(error.message) ? "schema" : "mode";
}
