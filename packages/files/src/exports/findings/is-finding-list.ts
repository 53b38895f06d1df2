import type { Finding } from "@legenda/alt-text";

/** Whether a value is what a check of `@legenda/captions` has left beside an answer. */
export function isFindingList(value: unknown): value is readonly Finding[] {
  return Array.isArray(value) && value.every(isFinding);
}

function isFinding(value: unknown): value is Finding {
  if (typeof value !== "object" || value === null) return false;
  const { rule, severity, message } = value as Partial<Finding>;
  return typeof rule === "string" && typeof message === "string" && (severity === "error" || severity === "warning");
}
