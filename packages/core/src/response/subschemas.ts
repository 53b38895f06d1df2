import { DefinitionError } from "../errors/definition-error.js";
import { isRecord } from "../is-object.js";
import type { JsonSchema } from "../model.js";

const ofOne = ["items", "additionalItems", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"];
const ofOther = ["contains", "propertyNames", "not", "if", "then", "else"];
const ofList = ["prefixItems", "anyOf", "oneOf", "allOf"];
/** Keywords whose value is a schema, or a list of them (`items` was both, before draft 2020-12). */
const direct = new Set([...ofOne, ...ofOther, ...ofList]);
/** Keywords whose value maps names to schemas. */
const mapped = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);

/** Copies a schema with each of its direct subschemas changed. Values that only look like schemas, in `default` or `enum`, are kept. */
export function mapSubschemas(schema: JsonSchema, change: (subschema: JsonSchema) => JsonSchema): JsonSchema {
  const changeAny = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(changeAny) : isRecord(value) ? change(value) : value;
  return mapValues(schema, (value, keyword) => {
    if (direct.has(keyword)) return changeAny(value);
    return mapped.has(keyword) && isRecord(value) ? mapValues(value, changeAny) : value;
  });
}

/** Maps the values of a record. `Object.fromEntries` defines own keys, so that `__proto__` is harmless. */
export function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/**
 * Resolves a local reference such as `#/$defs/Node`.
 *
 * @throws {DefinitionError} for a reference that the schema does not contain
 */
export function resolveReference(root: JsonSchema, reference: string): JsonSchema {
  let target: unknown = root;
  for (const segment of reference.split("/").slice(1)) {
    const key = decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
    target = isRecord(target) || Array.isArray(target) ? own(target, key) : undefined;
  }
  if (reference.startsWith("#") && (reference === "#" || reference[1] === "/") && isRecord(target)) return target;
  throw new DefinitionError(
    `The JSON Schema refers to "${reference}", which is not in it. Keep every definition in the schema itself, under "$defs".`,
  );
}

/** An own property of an object, never an inherited one. */
export function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}
