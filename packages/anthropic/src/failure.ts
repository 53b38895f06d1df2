import { AuthenticationError, type ProviderError } from "@legenda/core";
import { connectionError, redact, responseError, retryAfterOf } from "@legenda/core/provider";
import { limits } from "./models/limits.js";
import { anthropicRateLimits } from "./reply/to-reply.js";

/** What the SDK throws, of whatever copy of it: told by its shape, not its class. */
interface SdkError {
  readonly message?: string;
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly error?: { readonly error?: Body; readonly request_id?: string } | undefined;
  readonly cause?: unknown;
}

interface Body {
  readonly type?: string;
  readonly message?: string;
  readonly details?: { readonly error_code?: unknown } | null;
}

/** In the middle of a stream there is no status of its own, only a type. */
const statusOfType: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  conflict_error: 409,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

/** Money that is spent is told by a code, or else by words: its status may be 400 as well as 402 and 429. */
const spentCodes: readonly unknown[] = [
  "contract_spend_limit_reached",
  "enforced_spend_limit_reached",
  "linked_organization_spend_limit_reached",
  "linked_organization_billing_unavailable",
];
const spentWords = /credit balance is too low|spend(ing)? limit|api usage limits|monthly (usage|spend)/i;

const { above, maxEdge } = limits.manyImages;
const manyImages = ` With more than ${above} images, no edge of one may be longer than ${maxEdge} pixels: make them smaller, or ask in several calls.`;

/** Whether the server has said what is wrong, by a status or an event of its stream. */
export function isAnswered(error: unknown): boolean {
  const { status, error: body } = (error ?? {}) as SdkError;
  return typeof status === "number" || typeof body?.error?.type === "string";
}

/** The error of a request that came to nothing. */
export function failureOf(
  error: unknown,
  { model, secrets }: { readonly model: string; readonly secrets: readonly string[] },
): ProviderError {
  const provider = "anthropic";
  const { status, headers, error: body, message = "" } = (error ?? {}) as SdkError;
  if (error instanceof SyntaxError)
    return responseError({ provider, model, status: 200, retryable: true, message: "it is no JSON" });
  if (/resolve authentication method/.test(message)) {
    return new AuthenticationError(
      "The client given to anthropic() has no key. Give it one, or leave it out and set ANTHROPIC_API_KEY.",
      { provider, model },
    );
  }
  const { type, message: words, details } = body?.error ?? {};
  const known = status ?? statusOfType[type ?? ""] ?? (type === undefined ? undefined : 500);
  if (known === undefined) return connectionError({ provider, model, reason: reasonOf(error) });

  // A proxy in between answers with a page of its own, which the SDK has as the message.
  const said = redact(words ?? message.replace(/^\d{3} /, ""), secrets);
  const rateLimits = headers && anthropicRateLimits(headers);
  const code = typeof details?.error_code === "string" ? details.error_code : type;
  const shouldRetry = headers?.get("x-should-retry");
  const quotaSpent = known === 402 || spentCodes.includes(details?.error_code) || (known < 500 && spentWords.test(said));
  return responseError({
    provider,
    model,
    status: known,
    message: /many-image/i.test(said) ? `${said}${manyImages}` : said,
    quotaSpent,
    code,
    requestId: headers?.get("request-id") ?? body?.request_id,
    rateLimits,
    retryAfter: (headers && retryAfterOf(headers)) ?? (known === 429 ? resetOf(rateLimits) : undefined),
    ...(!quotaSpent && (shouldRetry === "true" || shouldRetry === "false") && { retryable: shouldRetry === "true" }),
  });
}

/** Until the limit that is used up is whole again. */
function resetOf(rateLimits: ReturnType<typeof anthropicRateLimits>): number | undefined {
  const spent = Object.values(rateLimits ?? {}).filter((limit) => limit?.remaining === 0 && limit.resetMs !== undefined);
  return spent.length > 0 ? Math.max(...spent.map((limit) => limit.resetMs)) : undefined;
}

/** The system's own code, such as `ECONNREFUSED`, wherever it hides among the causes. */
export function reasonOf(error: unknown): string | undefined {
  for (let at = error as { code?: unknown; cause?: unknown } | undefined; at; at = at.cause as typeof at) {
    if (typeof at.code === "string") return at.code;
  }
  return undefined;
}
