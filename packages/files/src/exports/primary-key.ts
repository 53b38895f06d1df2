import { textKeys } from "@legenda/alt-text";

/** The property whose text is the caption of an object: the first that says something. */
export function primaryKey(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const record = value as Readonly<Record<string, unknown>>;
  const texts = textKeys.filter((key) => Object.hasOwn(record, key) && typeof record[key] === "string");
  return texts.find((key) => String(record[key]).trim() !== "") ?? texts[0];
}

/** The property among several whose texts are the captions of all objects. */
export function primaryOf(names: Iterable<string>): string | undefined {
  const known = new Set(names);
  return textKeys.find((key) => known.has(key));
}
