import type { FailureRecord } from "../result.js";

/** The longest message that is kept: a provider may send a page of HTML. */
const longest = 1_000;

/** An error, as the journal keeps it. */
export function failureOf(error: unknown): FailureRecord {
  const { name, message, retryable, reason, status } = (error ?? {}) as Partial<Record<string, unknown>>;
  const text = typeof message === "string" ? message : String(error);
  return {
    name: typeof name === "string" ? name : "Error",
    message: text.length > longest ? `${text.slice(0, longest - 1)}…` : text,
    retryable: retryable === true,
    reason: typeof reason === "string" ? reason : undefined,
    status: typeof status === "number" ? status : undefined,
  };
}
