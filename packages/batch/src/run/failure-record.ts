import { basename } from "node:path";
import { type ErrorHint, LegendaError } from "@legenda/core";
import type { FailureRecord } from "../result.js";
import type { BatchSource } from "../source.js";

/** A provider may send a whole page of HTML as its message. */
const maxMessageLength = 1_000;

/** An error as the journal keeps it. Others read the tables it goes into, so it names a file without its folders. */
export function toFailureRecord(error: unknown, source: Pick<BatchSource, "key" | "image">): FailureRecord {
  const { name, message, retryable, reason, status, hint, functionName } = (error ?? {}) as Partial<Record<string, unknown>>;
  const text = withoutFolders(typeof message === "string" ? message : String(error), source);
  return {
    name: typeof name === "string" ? name : "Error",
    message: text.length > maxMessageLength ? `${text.slice(0, maxMessageLength - 1)}…` : text,
    retryable: retryable === true,
    reason: typeof reason === "string" ? reason : undefined,
    status: typeof status === "number" ? status : undefined,
    ...(error instanceof LegendaError && hint !== undefined && { hint: hint as ErrorHint }),
    ...(typeof functionName === "string" && { functionName }),
  };
}

/** Names a file below the run's folder by its key, and one with another kind of key, such as a product's, by its own name. */
function withoutFolders(text: string, { key, image }: Pick<BatchSource, "key" | "image">): string {
  if (image.kind !== "file" || image.path === "") return text;
  return text.replaceAll(image.path, image.path.replaceAll("\\", "/").endsWith(`/${key}`) ? key : basename(image.path));
}
