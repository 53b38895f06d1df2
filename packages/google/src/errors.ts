import { InvalidRequestError } from "@legenda/core";
import type { StructuredOutputMode } from "@legenda/core/provider";
import {
  asList,
  asRecord,
  asText,
  durationMs,
  errorWords,
  type FailureExplanation,
  type FailureKind,
  type VendorFailure,
  type WireRecord,
} from "@legenda/core/provider";

/** Corrects the kind of a failure with Google's own error, a `google.rpc.Status`. */
export function explain({ body }: VendorFailure, common: FailureExplanation): FailureExplanation {
  const { record = {} } = errorWords(body);
  const name = asText(record.status) ?? common.code;
  const words = common.message ?? "";
  const retryAfter = common.retryAfter ?? delayIn(words);
  const explanation = { ...common, retryAfter, code: name };

  // Google reports a wrong key as an invalid argument, with status 400.
  const keyReason = details(record, "ErrorInfo")
    .map(({ reason }) => asText(reason))
    .find((reason) => reason?.startsWith("API_KEY_"));
  if (keyReason) return { ...explanation, kind: "authentication", code: keyReason };
  if (name === "INVALID_ARGUMENT" && wrongKey.test(words)) return { ...explanation, kind: "authentication" };

  if (name === "FAILED_PRECONDITION")
    return {
      ...explanation,
      kind: "permission",
      advice: "The free tier is not available there: enable billing for the project of the key.",
    };

  // The message of an ordinary rate limit mentions quota and billing as well.
  if (name === "RESOURCE_EXHAUSTED" || common.status === 429)
    return { ...explanation, kind: common.kind === "quota" || isSpent(record, words) ? "quota" : "rate-limit" };

  // The server cancelled the request, not the caller.
  if (common.status === 499) return { ...explanation, kind: "overloaded", retryable: true };

  if (notFetched.test(words))
    return {
      ...explanation,
      retryable: true,
      advice: 'Gemini could not fetch the image\'s URL; fitted(model, { urls: "fetch" }) of @legenda/images sends its bytes.',
    };
  const kind = common.status === undefined || common.status < 400 ? kinds[name ?? ""] : undefined;
  return kind ? { ...explanation, kind } : explanation;
}

const wrongKey = /API key (not valid|not found|expired|invalid)/i;
const notFetched = /(cannot|could not|unable to|failed to) (fetch|retrieve|download)\b/i;

/** Canonical names that determine the kind of an error inside a reply without a status. */
const kinds: Readonly<Record<string, FailureKind>> = {
  ABORTED: "overloaded",
  CANCELLED: "overloaded",
  INTERNAL: "overloaded",
  UNKNOWN: "overloaded",
};

/** Whether the daily quota, the credits or the budget are exhausted: a retry does not help, whatever delay is suggested. */
function isSpent(record: WireRecord, words: string): boolean {
  const quotas = details(record, "QuotaFailure").flatMap(({ violations }) => asList(violations).map(asRecord));
  const ofDay = quotas.some((quota) => /per_?day/i.test(`${asText(quota?.quotaId)} ${asText(quota?.quotaMetric)}`));
  return ofDay || /credits? (are|is|have been|has been)? ?depleted|spend(ing)? (cap|limit)/i.test(words);
}

/** The details of one type, such as `google.rpc.RetryInfo`. */
function details(record: WireRecord, type: string): readonly WireRecord[] {
  return asList(record.details)
    .map(asRecord)
    .filter((detail) => detail !== undefined)
    .filter((detail) => asText(detail["@type"])?.endsWith(`.${type}`));
}

/** Gateways omit the details, but keep the sentence with the delay. */
function delayIn(words: string): number | undefined {
  const delay = /retry in ((?:\d+(?:\.\d+)?(?:ms|[smh]))+)/i.exec(words)?.[1];
  return delay === undefined ? undefined : durationMs(delay);
}

const aboutSchema = /schema|json mode|response_?mime_?type/i;
/** Google's messages about a schema that is too complex, or has lists that are too long. */
const bare = /: Request contains an invalid argument\.?$/i;

/** Whether an error rejects the schema. Too complex and unsupported schemas have the same error, so only this schema is affected. */
export function refusal(error: Error, mode: StructuredOutputMode): "schema" | undefined {
  if (!(error instanceof InvalidRequestError) || error.status !== 400) return undefined;
  return aboutSchema.test(error.message) || (mode === "schema" && bare.test(error.message)) ? "schema" : undefined;
}
