import { textKeys } from "@legenda/alt-text";
import { wordsOf } from "../text/similarity.js";

/**
 * The text of an answer, to be compared, checked or shown: the answer itself, or the first of `alt`, `caption`,
 * `description`, `title` and `text` that it has; the items of a list; JSON for anything else.
 */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  const texts = textKeys.map((key) => (value as Record<string, unknown>)[key]).filter((text) => typeof text === "string");
  return texts.find((text) => wordsOf(text).length > 0) ?? texts[0] ?? JSON.stringify(value);
}
