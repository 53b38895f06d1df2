import { DefinitionError } from "../errors/definition-error.js";
import type { JsonSchema } from "../model.js";

const ofOne = ["items", "additionalItems", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"];
const ofOther = ["contains", "propertyNames", "not", "if", "then", "else"];
const ofList = ["prefixItems", "anyOf", "oneOf", "allOf"];
/** Keywords whose value is a schema, or a list of them (`items` was both, before draft 2020-12). */
const direct = new Set([...ofOne, ...ofOther, ...ofList]);
/** Keywords whose value maps names to schemas. */
const mapped = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);

/** Copies a schema with each schema directly inside it changed. What only looks like one, in `default` or `enum`, is left alone. */
export function mapSubschemas(schema: JsonSchema, change: (subschema: JsonSchema) => JsonSchema): JsonSchema {
  const changeAny = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(changeAny) : isRecord(value) ? change(value) : value;
  return mapValues(schema, (value, keyword) => {
    if (direct.has(keyword)) return changeAny(value);
    return mapped.has(keyword) && isRecord(value) ? mapValues(value, changeAny) : value;
  });
}

/** `Object.fromEntries` defines own keys, so that one called `__proto__` stays harmless. */
export function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/** The schema that a local reference, such as `#/$defs/Node`, points to. */
export function resolveReference(root: JsonSchema, reference: string): JsonSchema {
  let found: unknown = root;
  for (const segment of reference.split("/").slice(1)) {
    const key = decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
    found = isRecord(found) || Array.isArray(found) ? own(found, key) : undefined;
  }
  if (reference.startsWith("#") && (reference === "#" || reference[1] === "/") && isRecord(found)) return found;
  throw new DefinitionError(
    `The JSON Schema refers to "${reference}", which is not in it. Keep every definition in the schema itself, under "$defs".`,
  );
}

/** A property of the object itself, never one that it inherits. */
export function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
