import type { JsonSchema } from "@legenda/core";
import { strictSchema } from "@legenda/core/provider";

/** @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations */
const formats: readonly unknown[] = "date-time time date duration email hostname uri ipv4 ipv6 uuid".split(" ");
/** How many parameters of a schema may have a choice of types. Optional ones do, as nullable. */
const maxUnions = 16;

/**
 * The schema as `output_config.format` takes it; `undefined` where it cannot be said so, and another way must do.
 * What the grammar has no words for is told in the description.
 */
export function outputSchema(source: JsonSchema): Record<string, unknown> | undefined {
  const strict = strictSchema(source, { keep: ["format", "minItems"], recursion: false });
  if (!strict) return undefined;
  let unions = 0;
  const schema = walk(strict, (place) => {
    if (Array.isArray(place.type) || Array.isArray(place.anyOf)) unions++;
    return withoutUnsupported(place);
  });
  return unions > maxUnions ? undefined : schema;
}

function withoutUnsupported({ format, minItems, ...rest }: JsonSchema): Record<string, unknown> {
  const keepsFormat = formats.includes(format);
  const keepsMinItems = minItems === 0 || minItems === 1;
  const told = [
    ...(format !== undefined && !keepsFormat ? [`(format: ${JSON.stringify(format)})`] : []),
    ...(minItems !== undefined && !keepsMinItems ? [`(minItems: ${JSON.stringify(minItems)})`] : []),
  ];
  return {
    ...rest,
    ...(told.length > 0 && { description: [rest.description, ...told].filter(Boolean).join(" ") }),
    ...(keepsFormat && { format }),
    ...(keepsMinItems && { minItems }),
  };
}

/** Changes each schema of a strict one: those of properties, definitions, elements and alternatives. */
function walk(schema: JsonSchema, change: (place: JsonSchema) => Record<string, unknown>): Record<string, unknown> {
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
