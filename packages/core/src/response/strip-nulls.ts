import { isObject, isRecord } from "../is-object.js";
import { maxDepth } from "./json-reader.js";
import type { Shape } from "./shape.js";

/** Thrown for a value that is nested more deeply than any answer. */
export class TooDeepError extends Error {
  override readonly name = "TooDeepError";
}

/**
 * Removes each null that only stands for an absent optional property: where the original schema (before
 * `strictSchema`) has the property optional and does not allow null. All other nulls are kept.
 * Changed objects and arrays are copied; the value itself never changes.
 *
 * @throws {TooDeepError} for more than 256 nested arrays and objects
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
    isObject(element) ? stripNulls(element, shape.child(index), depth + 1) : element,
  );
  return stripped.some((element, index) => element !== elements[index]) ? stripped : value;
}

function stripProperties(value: Readonly<Record<string, unknown>>, shape: Shape, depth: number): unknown {
  let changed = false;
  const entries: [string, unknown][] = [];
  for (const [key, property] of Object.entries(value)) {
    const isFiller = property === null && shape.isFiller(key);
    const stripped = isObject(property) ? stripNulls(property, shape.child(key), depth + 1) : property;
    if (!isFiller) entries.push([key, stripped]);
    changed ||= isFiller || stripped !== property;
  }
  return changed ? Object.fromEntries(entries) : value;
}
