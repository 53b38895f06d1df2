import { LegendaError } from "../errors/legenda-error.js";

/** The waits between attempts, in milliseconds. */
export interface RetryTiming {
  /**
   * The maximum of the first wait; it doubles with each further one.
   *
   * @default 500
   */
  readonly baseDelay?: number;
  /**
   * The maximum of any wait, unless the provider asks for a longer one.
   *
   * @default 8_000
   */
  readonly maxDelay?: number;
  /**
   * The longest wait that a provider may ask for. If it asks for more, the error is thrown immediately.
   *
   * @default 60_000
   */
  readonly maxRetryAfter?: number;
  /**
   * Returns a number from 0 to 1, excluding 1.
   *
   * @default `Math.random`
   */
  readonly random?: () => number;
}

/**
 * Computes the wait after an error in milliseconds; `undefined` if sending the request again is useless. Waits grow
 * exponentially and are drawn from zero up ("full jitter"), so that many callers do not retry at the same time. If the
 * provider asks for a wait, it is that one, plus up to `baseDelay`.
 *
 * @param failures how often the request has failed so far
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(error: unknown, failures: number, timing: RetryTiming = {}): number | undefined {
  const { baseDelay = 500, maxDelay = 8_000, maxRetryAfter = 60_000, random = Math.random } = timing;
  if (!isRetryable(error)) return undefined;
  const retryAfter = error.retryAfter ?? 0;
  if (retryAfter > maxRetryAfter) return undefined;
  const jitter = retryAfter > 0 ? baseDelay : baseDelay * 2 ** (failures - 1);
  return Math.max(0, retryAfter) + random() * Math.min(maxDelay, jitter);
}

/** Whether the error states that sending the same request again may succeed. */
function isRetryable(error: unknown): error is LegendaError & { readonly retryAfter?: number } {
  return error instanceof LegendaError && (error as { retryable?: unknown }).retryable === true;
}
