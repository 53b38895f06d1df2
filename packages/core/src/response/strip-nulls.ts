import type { JsonSchema } from "../model.js";
import { Shape } from "./shape.js";
import { isRecord } from "./subschemas.js";

/**
 * Removes each null that only fills the place of an optional property: where `schema`, the one from
 * before `strictSchema`, has the property optional and does not allow null. All other nulls stay.
 * The value is copied, never changed.
 *
 * @example
 * const schema = { type: "object", properties: { alt: { type: "string" }, note: { type: "string" } }, required: ["alt"] };
 * stripNulls({ alt: "A wolf", note: null }, schema); // { alt: "A wolf" }
 */
export function stripNulls(value: unknown, schema: JsonSchema): unknown {
  return strip(value, new Shape([schema], schema));
}

function strip(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((element, index) => strip(element, shape.child(index)));
  if (!isRecord(value)) return value;
  const narrowed = shape.narrow(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, property]) => property !== null || !narrowed.isFiller(key))
      .map(([key, property]) => [key, strip(property, narrowed.child(key))]),
  );
}
