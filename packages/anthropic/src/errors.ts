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

/** What an error within a reply or a stream means, which has no status of its own; the last are Amazon's. */
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

/** Money that is spent is told by a code, or else by words: its status may be 400 as well as 402 and 429. */
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
    `With more than ${above} images, no edge of one may be longer than ${maxEdge} pixels: make them smaller, or send them in several calls.`,
  ],
  [
    /only https urls|robots\.txt|url sources? (is|are) not supported|(unable|failed|could not|cannot) (to )?(download|fetch)/i,
    'Send the image\'s bytes in place of its URL: fitted(model, { urls: "fetch" }) of @legenda/images fetches it.',
  ],
];
/** A download that failed may succeed the next time. */
const failedDownload = /(unable|failed|could not|cannot) (to )?(download|fetch)/i;

/** What Anthropic's errors say beyond their status. */
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

/** An error that no one has a word for is the server's fault. */
function kindWithin(type: unknown, common: FailureKind | undefined): FailureKind {
  const kind = typeof type === "string" && Object.hasOwn(kinds, type) ? kinds[type] : common;
  return kind === undefined || kind === "unknown" ? "overloaded" : kind;
}

/** Until the limit that is used up is whole again. */
function resetOf(rateLimits: RateLimits | undefined): number | undefined {
  const resets = [rateLimits?.requests, rateLimits?.tokens]
    .filter((limit) => limit?.remaining === 0)
    .map((limit) => limit?.resetMs ?? 0);
  return Math.max(0, ...resets) || undefined;
}

/** `tokens` is the tightest of the limits on tokens; an account with none of its own has one on its input. */
export function rateLimits(headers: Headers): RateLimits | undefined {
  const either = {
    get: (name: string) => headers.get(name) ?? headers.get(name.replace("-tokens-", "-input-tokens-")),
  };
  return rateLimitsOf(either, (kind, unit) => `anthropic-ratelimit-${unit}-${kind}`);
}

/** The words by which a way to structured output is refused, whatever the model. */
const refusals: Readonly<Partial<Record<StructuredOutputMode, RegExp>>> = {
  schema: /output_config|output.?format|json_schema|structured output|schema/i,
  tool: /tool_choice|tool use|\btools?\b|input_schema/i,
};
/** A fault of the one schema, which says nothing of the next. */
const aboutThisSchema = /too complex|compil|format\.schema|input_schema/i;

/** Whether an error refuses the way in which a value was asked for: for every schema, or for this one. */
export function refusal(error: Error, mode: StructuredOutputMode): "mode" | "schema" | undefined {
  if (!(error instanceof InvalidRequestError) || !refusals[mode]?.test(error.message)) return undefined;
  return aboutThisSchema.test(error.message) ? "schema" : "mode";
}
