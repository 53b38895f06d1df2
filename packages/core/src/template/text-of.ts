import { each, mismatch } from "./faults.js";

/** The text of a value for a slot without a kind. */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
      throw mismatch("none", value);
  }
}

/** The items of an array, one per line. */
export function listOf(value: unknown): string {
  return each("list", value, textOf).join("\n");
}

/** Arrays of items: one item per line, a blank line between the arrays. */
export function listsOf(value: unknown): string {
  return each("lists", value, listOf).join("\n\n");
}

/** The value as JSON with an indent of two spaces. */
export function jsonOf(value: unknown): string {
  // An error (a cycle, a bigint, an error of some `toJSON`) is reported with the name of the slot.
  const json: string | undefined = JSON.stringify(value, null, 2);
  if (json === undefined) throw mismatch("json", value);
  return json;
}
