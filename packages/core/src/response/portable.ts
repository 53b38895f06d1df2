import { isRecord } from "../is-object.js";
import type { JsonSchema } from "../model.js";
import { jsonType } from "./shape.js";
import { mapValues, resolveReference } from "./subschemas.js";

/** Keywords that constrain a single value. Providers differ in which of them they accept. */
export const constraintKeywords: readonly string[] = [
  ..."minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split(" "),
  ..."minItems maxItems uniqueItems".split(" "),
];

export interface StrictOptions {
  /**
   * Those of `constraintKeywords` that the provider accepts. The others become part of the description.
   *
   * @default []
   */
  readonly keep?: readonly string[];
  /**
   * Whether the provider accepts a schema that refers to itself.
   *
   * @default true
   */
  readonly recursion?: boolean;
}

/**
 * Converts a schema to the subset of JSON Schema that strict providers accept: every property is required, an optional
 * one is nullable instead; objects have no further properties; unions use `anyOf` only. Constraints become part of the
 * description, or are left out: the user's own schema checks them. The nulls of optional properties are removed from
 * the answer again.
 *
 * Returns `undefined` if the schema cannot be converted without changing its meaning: maps with free keys, tuples,
 * values of any type, and recursion where it is not accepted. Use a mode that is not strict in that case.
 *
 * @example
 * strictSchema({ type: "object", properties: { note: { type: "string", maxLength: 80 } } });
 * // { type: "object",
 * //   properties: { note: { type: ["string", "null"], description: "(maxLength: 80)" } },
 * //   required: ["note"], additionalProperties: false }
 */
export function strictSchema(root: JsonSchema, { keep = [], recursion = true }: StrictOptions = {}): JsonSchema | undefined {
  const definitions = isRecord(root.$defs) ? root.$defs : {};
  if (!recursion && Object.keys(definitions).some((name) => refersTo(definitions[name], name, definitions))) return undefined;
  try {
    const { $defs: _, ...schema } = root;
    const strict = toStrict(schema, { root, keep, inlined: [] });
    const inner = mapValues(definitions, (definition) => toStrict(definition, { root, keep, inlined: [] }));
    return Object.keys(inner).length > 0 ? { ...strict, $defs: inner } : strict;
  } catch (error) {
    if (error === outside) return undefined;
    throw error;
  }
}

interface Context {
  readonly root: JsonSchema;
  readonly keep: readonly string[];
  /** References that are being inlined at this place. */
  readonly inlined: readonly string[];
}

/** Thrown internally for a schema outside of the subset. */
const outside = Symbol("outside the strict subset");

function toStrict(source: unknown, context: Context): JsonSchema {
  if (!isRecord(source)) throw outside;
  const { $ref, ...beside } = source;
  if (typeof $ref === "string") {
    // A reference has no siblings: with a description of its own it is inlined, unless that would not terminate.
    if (Object.keys(beside).length === 0 || context.inlined.includes($ref)) return { $ref };
    const target = resolveReference(context.root, $ref);
    return toStrict({ ...target, ...beside }, { ...context, inlined: [...context.inlined, $ref] });
  }
  const schema = Array.isArray(source.allOf) ? merge(source, source.allOf, context.root) : source;
  const union = schema.anyOf ?? schema.oneOf;
  const values = Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
  const type = schema.type ?? (Array.isArray(values) ? typesOf(values) : undefined);
  if (type === undefined && !Array.isArray(union)) throw outside;
  const description = describe(schema, context.keep);
  return {
    ...(typeof schema.title === "string" && { title: schema.title }),
    ...(description && { description }),
    ...(type !== undefined && { type }),
    ...(schema.enum !== undefined && { enum: schema.enum }),
    ...(Object.hasOwn(schema, "const") && { const: schema.const }),
    ...Object.fromEntries(Object.entries(schema).filter(([keyword]) => context.keep.includes(keyword))),
    ...(Array.isArray(union) && { anyOf: union.map((one) => toStrict(one, context)) }),
    ...([type].flat().includes("array") && { items: elements(schema, context) }),
    ...([type].flat().includes("object") && properties(schema, context)),
  };
}

function elements(schema: JsonSchema, context: Context): JsonSchema {
  if (schema.prefixItems !== undefined) throw outside;
  return toStrict(schema.items, context);
}

function properties(schema: JsonSchema, context: Context): JsonSchema {
  const declared = isRecord(schema.properties) ? schema.properties : {};
  const required = Object.keys(declared);
  const closed =
    schema.additionalProperties === false || (isRecord(schema.properties) && schema.additionalProperties === undefined);
  if (schema.patternProperties !== undefined || (required.length === 0 && !closed)) throw outside;
  const requiredBefore = Array.isArray(schema.required) ? schema.required : [];
  return {
    properties: mapValues(declared, (property, key) => {
      const strict = toStrict(property, context);
      return requiredBefore.includes(key) ? strict : nullable(strict);
    }),
    required,
    additionalProperties: false,
  };
}

function nullable(schema: JsonSchema): JsonSchema {
  const { title, description, ...rest } = schema;
  const { type, anyOf } = rest;
  const types = [type ?? []].flat();
  const isPlain = types.length > 0 && rest.enum === undefined && !Object.hasOwn(rest, "const") && anyOf === undefined;
  if (types.includes("null")) return schema;
  if (isPlain && types.every((name) => name !== "object" && name !== "array")) return { ...schema, type: [...types, "null"] };
  const alternatives = Array.isArray(anyOf) && Object.keys(rest).length === 1 ? anyOf : [rest];
  const hasNull = alternatives.some((one) => isRecord(one) && [one.type].flat().includes("null"));
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    anyOf: hasNull ? alternatives : [...alternatives, { type: "null" }],
  };
}

/** Merges `allOf` of objects into one object with all of their properties. */
function merge({ allOf: _, ...rest }: JsonSchema, parts: readonly unknown[], root: JsonSchema): JsonSchema {
  let merged: JsonSchema = rest;
  for (const part of parts) {
    if (!isRecord(part)) throw outside;
    const target = typeof part.$ref === "string" ? resolveReference(root, part.$ref) : part;
    const next = Array.isArray(target.allOf) ? merge(target, target.allOf, root) : target;
    const clash = ["anyOf", "oneOf", "enum", "const"].some(
      (keyword) => next[keyword] !== undefined && merged[keyword] !== undefined,
    );
    if (clash || next.$ref !== undefined) throw outside;
    const both = isRecord(next.properties) && isRecord(merged.properties);
    merged = {
      ...next,
      ...merged,
      ...(both && { properties: { ...(merged.properties as object), ...(next.properties as object) } }),
      ...(both && { required: [merged.required ?? [], next.required ?? []].flat() }),
    };
  }
  return merged;
}

/** The description, followed by the constraints that are not sent as keywords. */
function describe(schema: JsonSchema, keep: readonly string[]): string {
  const keywords = constraintKeywords.filter((keyword) => {
    const value = schema[keyword];
    // Zod limits every integer to what a double can represent, which is of no use to a model.
    return value !== undefined && !keep.includes(keyword) && Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER;
  });
  const constraints = keywords.map((keyword) => `${keyword}: ${JSON.stringify(schema[keyword])}`).join(", ");
  return [schema.description, constraints && `(${constraints})`].filter(Boolean).join(" ");
}

function typesOf(values: readonly unknown[]): string | readonly string[] {
  const types = [...new Set(values.map(jsonType))];
  const [only = "null"] = types;
  return types.length > 1 ? types : only;
}

/** Whether a definition refers to itself, directly or indirectly. */
function refersTo(schema: unknown, name: string, definitions: JsonSchema, seen: Set<string> = new Set()): boolean {
  if (Array.isArray(schema)) return schema.some((one) => refersTo(one, name, definitions, seen));
  if (!isRecord(schema)) return false;
  const next = typeof schema.$ref === "string" ? schema.$ref.slice("#/$defs/".length) : undefined;
  if (next === name) return true;
  if (next !== undefined && !seen.has(next)) {
    seen.add(next);
    if (refersTo(definitions[next], name, definitions, seen)) return true;
  }
  return Object.values(schema).some((inner) => refersTo(inner, name, definitions, seen));
}
