/** A `google.rpc.Status`, read out of what a client throws. */
export interface VendorFailure {
  readonly status: number;
  /** The canonical name, such as `"RESOURCE_EXHAUSTED"`. */
  readonly code?: string | undefined;
  readonly message: string;
  readonly details: readonly Detail[];
}

/** Such as `google.rpc.RetryInfo`, told by its `@type`. */
interface Detail {
  readonly "@type"?: string;
  readonly [field: string]: unknown;
}

/**
 * Both clients throw an error with a `status`; `@google/genai` puts the body into its message, the retired
 * one the body's message, with the details beside it. `undefined` for what is no answer of the vendor's.
 */
export function vendorFailure(error: unknown): VendorFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { status, errorDetails } = error as { status?: unknown; errorDetails?: unknown };
  if (typeof status !== "number") return undefined;
  const body = bodyIn(error.message);
  if (body) {
    const { message = "", status: code, details } = body;
    return { status, code, message, details: Array.isArray(details) ? details : [] };
  }
  const words = /\[\d{3} [^\]]*\] ([\s\S]*)$/.exec(error.message)?.[1] ?? "";
  const details = Array.isArray(errorDetails) ? (errorDetails as Detail[]) : [];
  const message = details.length > 0 ? words.slice(0, Math.max(0, words.lastIndexOf(JSON.stringify(details)))) : words;
  return { status, code: names[status], message: message.trim(), details };
}

/** The retired client leaves the canonical name out. These are the ones that a status alone tells. */
const names: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

function bodyIn(message: string): { message?: string; status?: string; details?: unknown } | undefined {
  const at = message.indexOf('{"error":');
  if (at === -1) return undefined;
  try {
    const { error } = JSON.parse(message.slice(at)) as { error: unknown };
    return typeof error === "object" && error !== null ? error : undefined;
  } catch {
    return undefined;
  }
}
