import type { JsonSchema } from "@legenda/core";
import { strictSchema } from "@legenda/core/provider";

/** @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations */
const formats: readonly unknown[] = "date-time time date duration email hostname uri ipv4 ipv6 uuid".split(" ");
/** Maximum number of properties with a union of types. Optional properties count, since they become nullable. */
const maxUnions = 16;

/** A cache, since converting a schema takes longer than sending it. */
const schemas = new WeakMap<JsonSchema, JsonSchema | undefined>();

/**
 * The schema for `output_config.format`; `undefined` if the grammar cannot express it, and another mode is needed.
 * Unsupported keywords are written into the description.
 */
export function outputSchema(source: JsonSchema): JsonSchema | undefined {
  if (!schemas.has(source)) schemas.set(source, fittedSchema(source));
  return schemas.get(source);
}

function fittedSchema(source: JsonSchema): JsonSchema | undefined {
  const strict = strictSchema(source, { keep: ["format", "minItems"], recursion: false });
  if (!strict) return undefined;
  let unions = 0;
  const schema = walk(strict, (place) => {
    if (Array.isArray(place.type) || Array.isArray(place.anyOf)) unions++;
    return withoutUnsupported(place);
  });
  return unions > maxUnions ? undefined : schema;
}

function withoutUnsupported({ format, minItems, ...rest }: JsonSchema): JsonSchema {
  const keepsFormat = formats.includes(format);
  const keepsMinItems = minItems === 0 || minItems === 1;
  const notes = [
    ...(format !== undefined && !keepsFormat ? [`(format: ${JSON.stringify(format)})`] : []),
    ...(minItems !== undefined && !keepsMinItems ? [`(minItems: ${JSON.stringify(minItems)})`] : []),
  ];
  return {
    ...rest,
    ...(notes.length > 0 && { description: [rest.description, ...notes].filter(Boolean).join(" ") }),
    ...(keepsFormat && { format }),
    ...(keepsMinItems && { minItems }),
  };
}

/** Maps each schema within a strict one: those of properties, definitions, items and alternatives. */
function walk(schema: JsonSchema, change: (place: JsonSchema) => JsonSchema): JsonSchema {
  const inner = (value: unknown) => walk(value as JsonSchema, change);
  const all = (values: unknown) =>
    Object.fromEntries(Object.entries(values as object).map(([name, value]) => [name, inner(value)]));
  const { properties, $defs, items, anyOf } = schema;
  return {
    ...change(schema),
    ...(properties !== undefined && { properties: all(properties) }),
    ...($defs !== undefined && { $defs: all($defs) }),
    ...(items !== undefined && { items: inner(items) }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.map(inner) }),
  };
}
