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

/** Corrects what a failure means by Google's own words: a `google.rpc.Status`. */
export function explain({ body }: VendorFailure, common: FailureExplanation): FailureExplanation {
  const { record = {} } = errorWords(body);
  const name = asText(record.status) ?? common.code;
  const words = common.message ?? "";
  const retryAfter = common.retryAfter ?? delayIn(words);
  const explanation = { ...common, retryAfter, code: name };

  // A wrong key is an invalid argument to Google, with status 400.
  const keyReason = details(record, "ErrorInfo")
    .map(({ reason }) => asText(reason))
    .find((reason) => reason?.startsWith("API_KEY_"));
  if (keyReason) return { ...explanation, kind: "authentication", code: keyReason };
  if (name === "INVALID_ARGUMENT" && wrongKey.test(words)) return { ...explanation, kind: "authentication" };

  if (name === "FAILED_PRECONDITION")
    return {
      ...explanation,
      kind: "permission",
      advice: "Where the free tier is not offered, enable billing for the project of the key.",
    };

  // Google's ordinary rate limit speaks of quota and billing as well.
  if (name === "RESOURCE_EXHAUSTED" || common.status === 429)
    return { ...explanation, kind: common.kind === "quota" || isSpent(record, words) ? "quota" : "rate-limit" };

  // The server gave the request up by itself: nobody here cancelled it.
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

/** Canonical names whose words do not tell their kind, for errors inside a reply that name no status. */
const kinds: Readonly<Record<string, FailureKind>> = {
  ABORTED: "overloaded",
  CANCELLED: "overloaded",
  INTERNAL: "overloaded",
  UNKNOWN: "overloaded",
};

/** Whether the quota of the day, the credits or the budget are spent: no wait of a call's length helps, whatever delay is named. */
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

/** Gateways leave the details out, and keep the sentence that names the delay. */
function delayIn(words: string): number | undefined {
  const delay = /retry in ((?:\d+(?:\.\d+)?(?:ms|[smh]))+)/i.exec(words)?.[1];
  return delay === undefined ? undefined : durationMs(delay);
}

const aboutSchema = /schema|json mode|response_?mime_?type/i;
/** All that Google says of a schema that is too complex, or whose lists are too long. */
const bare = /: Request contains an invalid argument\.?$/i;

/** Google refuses a schema that is too complex as well as one that a model cannot take at all: it is remembered for the one schema. */
export function refusal(error: Error, mode: StructuredOutputMode): "schema" | undefined {
  if (!(error instanceof InvalidRequestError) || error.status !== 400) return undefined;
  return aboutSchema.test(error.message) || (mode === "schema" && bare.test(error.message)) ? "schema" : undefined;
}
