import type { FailureRecord } from "../result.js";
import type { BatchSource } from "../source.js";

/** The longest message that is kept: a provider may send a page of HTML. */
const longest = 1_000;

/** An error, as the journal keeps it: it goes into tables that others read, so a file is called by its key, not by where it lies. */
export function failureOf(error: unknown, { key, image }: Pick<BatchSource, "key" | "image">): FailureRecord {
  const { name, message, retryable, reason, status } = (error ?? {}) as Partial<Record<string, unknown>>;
  const whole = typeof message === "string" ? message : String(error);
  const text = image.kind === "file" && image.path !== "" ? whole.replaceAll(image.path, key) : whole;
  return {
    name: typeof name === "string" ? name : "Error",
    message: text.length > longest ? `${text.slice(0, longest - 1)}…` : text,
    retryable: retryable === true,
    reason: typeof reason === "string" ? reason : undefined,
    status: typeof status === "number" ? status : undefined,
  };
}
