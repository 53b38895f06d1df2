import { textKeys } from "@legenda/alt-text";
import { wordsOf } from "../text/text-similarity.js";

/**
 * Returns the text of an answer, to compare, check or show it: a string as it is; the first of `alt`, `caption`,
 * `description`, `title` and `text` that has words; the items of a list; JSON for anything else.
 */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  const texts = textKeys.map((key) => (value as Record<string, unknown>)[key]).filter((text) => typeof text === "string");
  return texts.find((text) => wordsOf(text).length > 0) ?? texts[0] ?? JSON.stringify(value);
}
