import { basename } from "node:path";
import { type ErrorHint, LegendaError } from "@legenda/core";
import type { FailureRecord } from "../result.js";
import type { BatchSource } from "../source.js";

/** The longest message that is kept: a provider may send a page of HTML. */
const longest = 1_000;

/**
 * An error, as the journal keeps it: it goes into tables that others read, so it tells which file it is and not in whose
 * folders it lies.
 */
export function failureOf(error: unknown, source: Pick<BatchSource, "key" | "image">): FailureRecord {
  const { name, message, retryable, reason, status, hint, functionName } = (error ?? {}) as Partial<Record<string, unknown>>;
  const text = withoutFolders(typeof message === "string" ? message : String(error), source);
  return {
    name: typeof name === "string" ? name : "Error",
    message: text.length > longest ? `${text.slice(0, longest - 1)}…` : text,
    retryable: retryable === true,
    reason: typeof reason === "string" ? reason : undefined,
    status: typeof status === "number" ? status : undefined,
    ...(error instanceof LegendaError && hint !== undefined && { hint: hint as ErrorHint }),
    ...(typeof functionName === "string" && { functionName }),
  };
}

/** A file below the run's folder is called by its key; one that goes by another name, such as an article's, by its own. */
function withoutFolders(text: string, { key, image }: Pick<BatchSource, "key" | "image">): string {
  if (image.kind !== "file" || image.path === "") return text;
  return text.replaceAll(image.path, image.path.replaceAll("\\", "/").endsWith(`/${key}`) ? key : basename(image.path));
}
