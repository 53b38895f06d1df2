import { primaryKey } from "./primary-key.js";

/** An answer as it is shown: the text under review, and what else it has. */
export interface CaptionParts {
  /** `undefined` where the answer has no text of its own, such as a verdict. */
  readonly text: string | undefined;
  /** The other fields, in their order. */
  readonly fields: readonly (readonly [name: string, value: unknown])[];
}

/**
 * Takes an answer apart: a text, a list or a number is its own text; of an object the first of `alt`, `caption`,
 * `description`, `title` and `text` that says something, and the rest are fields.
 */
export function captionParts(value: unknown): CaptionParts {
  if (value === null || value === undefined) return { text: undefined, fields: [] };
  if (typeof value !== "object") return { text: String(value), fields: [] };
  if (Array.isArray(value)) {
    return value.every((item) => typeof item !== "object")
      ? { text: value.join(", "), fields: [] }
      : { text: undefined, fields: value.map((item, index) => [String(index + 1), item] as const) };
  }
  const record = value as Readonly<Record<string, unknown>>;
  const key = primaryKey(value);
  const fields = Object.entries(record).filter(
    // What a check has left beside the value is shown as findings, not as an answer.
    ([name, field]) => name !== key && field !== undefined && name !== "findings" && name !== "fixed",
  );
  return { text: key === undefined ? undefined : String(record[key]), fields };
}
