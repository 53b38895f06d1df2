import type { ErrorHint } from "../errors/error-hint.js";
import type { RateLimits } from "../model.js";

/** The kind of a failure, whatever its status. It determines the class of the error. */
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
  /** A content filter blocked the request or its answer. The call returns a reply with `finish: "filtered"`. */
  | "filtered"
  /** None of these. */
  | "unknown";

/** A vendor's failure, explained. `createModel` redacts and shortens its texts. */
export interface FailureExplanation {
  /** @default determined from the HTTP status */
  readonly kind?: FailureKind | undefined;
  /** The status of the failure, if it is not the HTTP status. */
  readonly status?: number | undefined;
  /** The vendor's message. */
  readonly message?: string | undefined;
  /** What to do about it: a sentence that is appended to the vendor's message. */
  readonly advice?: string | undefined;
  /** The advice as data, if it is to set an option. */
  readonly hint?: ErrorHint | undefined;
  /** The vendor's own code, such as `"insufficient_quota"`. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  /** How long the vendor asks to wait, in milliseconds. */
  readonly retryAfter?: number | undefined;
  readonly rateLimits?: RateLimits | undefined;
  /** Overrides whether failures of this kind are retryable. */
  readonly retryable?: boolean | undefined;
}
