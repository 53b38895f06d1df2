import { jsonLine } from "../jsonl/json-line.js";

/** A value as the text of a cell: a text as it is, a list of texts joined by "; ", nothing for a missing value, otherwise JSON. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (isPlain(value)) return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  if (Array.isArray(value) && value.every(isPlain)) return value.map(String).join("; ");
  return jsonLine(value);
}

function isPlain(value: unknown): value is string | number | bigint | boolean {
  return ["string", "number", "bigint", "boolean"].includes(typeof value);
}
