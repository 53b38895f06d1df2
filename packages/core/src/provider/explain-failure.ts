import type { ProviderAdapter } from "./adapter.js";
import { type ErrorBody, errorWords, kindOfWords } from "./error-body.js";
import type { FailureExplanation, FailureKind } from "./explanation.js";
import { durationMs, retryAfterOf } from "./retry-after.js";
import type { VendorFailure } from "./vendor-failure.js";
import { asList, asRecord, asText } from "./wire-values.js";

/** Explains a failure: from the fields that most vendors use, then corrected by the adapter and by the failure's own explanation. */
export function explainFailure(
  failure: VendorFailure,
  adapter: Pick<ProviderAdapter, "explain" | "rateLimits" | "requestIdHeader">,
) {
  const { status, headers, body, explanation } = failure;
  const words = errorWords(body);
  const effective = status !== undefined && status >= 400 ? status : words.status;
  const kind = kindOf(effective, words);
  const shouldRetry = headers?.get("x-should-retry");
  const common: FailureExplanation = {
    status: effective ?? status,
    kind,
    message: words.message,
    code: words.code ?? words.type,
    requestId: headers?.get(adapter.requestIdHeader ?? "x-request-id") ?? asText(words.record?.request_id),
    retryAfter: retryDelayIn(words) ?? (headers && retryAfterOf(headers)),
    rateLimits: headers && adapter.rateLimits?.(headers),
    ...(kind !== "quota" && (shouldRetry === "true" || shouldRetry === "false") && { retryable: shouldRetry === "true" }),
  };
  return { ...common, ...adapter.explain?.(failure, common), ...explanation };
}

/** The message takes precedence over a client error's status where one status has several meanings. */
const upgrades: Readonly<Record<number, readonly FailureKind[]>> = {
  400: ["quota", "filtered", "authentication", "not-found"],
  402: ["quota"],
  403: ["quota", "filtered", "authentication"],
  422: ["filtered"],
  429: ["quota"],
};

function kindOf(status: number | undefined, words: ErrorBody): FailureKind | undefined {
  const kind = kindOfWords(words);
  // An error inside a reply without a status: there is only the message.
  if (status === undefined) return kind ?? "unknown";
  return kind && upgrades[status]?.includes(kind) ? kind : undefined;
}

/** Google's `RetryInfo`, which its compatible endpoint and gateways send as well. */
function retryDelayIn({ record }: ErrorBody): number | undefined {
  for (const detail of asList(record?.details)) {
    const { "@type": type, retryDelay } = asRecord(detail) ?? {};
    if (asText(type)?.endsWith(".RetryInfo") && typeof retryDelay === "string") return durationMs(retryDelay);
  }
  return undefined;
}
