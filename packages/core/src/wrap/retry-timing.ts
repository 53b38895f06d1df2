import { LegendaError } from "../errors/legenda-error.js";

/** How long to wait before a request is sent again, in milliseconds. */
export interface RetryTiming {
  /** The most that the first wait takes; each further one may take twice as long. 500 unless told otherwise. */
  readonly baseDelay?: number;
  /** The most that any wait takes, unless the provider asks for a longer one. 8,000 unless told otherwise. */
  readonly maxDelay?: number;
  /** The longest wait that a provider may ask for: one longer is not waited for, and its error is given back at once. 60,000 unless told otherwise. */
  readonly maxRetryAfter?: number;
  /** A number from 0 to 1, 1 excluded; `Math.random` unless told otherwise. */
  readonly random?: () => number;
}

/**
 * How long to wait after an error; `undefined` where sending again is of no use. Waits grow exponentially
 * and are drawn from zero up ("full jitter"), so that many callers do not come back all at once. Where the provider
 * says how long, it is that, and up to the first wait on top: it knows better than a guess that grows.
 *
 * @param failures how often the request has failed, this time included
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(error: unknown, failures: number, timing: RetryTiming = {}): number | undefined {
  const { baseDelay = 500, maxDelay = 8_000, maxRetryAfter = 60_000, random = Math.random } = timing;
  if (!isRetryable(error)) return undefined;
  const asked = error.retryAfter ?? 0;
  if (asked > maxRetryAfter) return undefined;
  const spread = asked > 0 ? baseDelay : baseDelay * 2 ** (failures - 1);
  return Math.max(0, asked) + random() * Math.min(maxDelay, spread);
}

/** Whether the error itself says that the same request may succeed when it is sent again. */
function isRetryable(error: unknown): error is LegendaError & { readonly retryAfter?: number } {
  return error instanceof LegendaError && (error as { retryable?: unknown }).retryable === true;
}
