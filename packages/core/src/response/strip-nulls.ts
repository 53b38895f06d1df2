import { maxDepth } from "./json-reader.js";
import type { Shape } from "./shape.js";
import { isRecord } from "./subschemas.js";

/** Thrown for a value that is nested more deeply than any answer. */
export class TooDeepError extends Error {
  override readonly name = "TooDeepError";
}

/**
 * Removes each null that only fills the place of an optional property: where the schema from before
 * `strictSchema` has the property optional and does not allow null. All other nulls stay.
 * What changes is copied; the value itself never changes.
 *
 * @throws {TooDeepError} for more than 256 arrays and objects within each other
 * @example
 * const schema = { type: "object", properties: { alt: { type: "string" }, note: { type: "string" } }, required: ["alt"] };
 * stripNulls({ alt: "A wolf", note: null }, new Shape([schema], schema)); // { alt: "A wolf" }
 */
export function stripNulls(value: unknown, shape: Shape, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === maxDepth) throw new TooDeepError(`The value is nested more than ${maxDepth} levels deep.`);
  if (isRecord(value)) return stripProperties(value, shape.narrow(value), depth);
  const elements = value as readonly unknown[];
  const stripped = elements.map((element, index) =>
    isContainer(element) ? stripNulls(element, shape.child(index), depth + 1) : element,
  );
  return stripped.some((element, index) => element !== elements[index]) ? stripped : value;
}

function stripProperties(value: Readonly<Record<string, unknown>>, shape: Shape, depth: number): unknown {
  let changed = false;
  const entries: [string, unknown][] = [];
  for (const [key, property] of Object.entries(value)) {
    const isFiller = property === null && shape.isFiller(key);
    const stripped = isContainer(property) ? stripNulls(property, shape.child(key), depth + 1) : property;
    if (!isFiller) entries.push([key, stripped]);
    changed ||= isFiller || stripped !== property;
  }
  return changed ? Object.fromEntries(entries) : value;
}

const isContainer = (value: unknown): boolean => typeof value === "object" && value !== null;
