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

/** The items of an array, a line each. */
export function listOf(value: unknown): string {
  return each("list", value, textOf).join("\n");
}

/** Arrays of items: a line each, a blank line between the arrays. */
export function listsOf(value: unknown): string {
  return each("lists", value, listOf).join("\n\n");
}

export function jsonOf(value: unknown): string {
  // What it throws (a cycle, a bigint, an error of some `toJSON`) is told with the slot's name.
  const json: string | undefined = JSON.stringify(value, null, 2);
  if (json === undefined) throw mismatch("json", value);
  return json;
}
