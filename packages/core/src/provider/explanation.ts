import type { ErrorHint } from "../errors/error-hint.js";
import type { RateLimits } from "../model.js";

/** What a failure means, whatever its status: the class of the error that a caller gets. */
export type FailureKind =
  | "authentication"
  | "permission"
  | "not-found"
  | "invalid-request"
  | "too-large"
  | "rate-limit"
  | "quota"
  | "overloaded"
  | "timeout"
  /** A content filter took the request or its answer: a reply with `finish: "filtered"`, not an error. */
  | "filtered"
  /** None of these. */
  | "unknown";

/** A vendor's failure, explained. `createModel` redacts and shortens its texts. */
export interface FailureExplanation {
  /** @default by the HTTP status */
  readonly kind?: FailureKind | undefined;
  /** The status that the failure stands for, where that is not the HTTP status. */
  readonly status?: number | undefined;
  /** The vendor's own words. */
  readonly message?: string | undefined;
  /** What to do about it, in our words: a sentence that follows the vendor's. */
  readonly advice?: string | undefined;
  /** The same as data, where an option is to be set. */
  readonly hint?: ErrorHint | undefined;
  /** The vendor's own code, such as `"insufficient_quota"`. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  /** Milliseconds that the vendor asks to wait. */
  readonly retryAfter?: number | undefined;
  readonly rateLimits?: RateLimits | undefined;
  /** Overrides what the kind says of sending the request again. */
  readonly retryable?: boolean | undefined;
}
