import type { JsonSchema } from "@legenda/core";
import { strictSchema } from "@legenda/core/provider";

/** The constraints that Gemini supports; it ignores others, so they are written into the descriptions. */
const supportedKeywords = ["minItems", "maxItems", "minimum", "maximum", "format"];

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);

/** Caches a conversion for each schema. */
function once<T>(convert: (schema: JsonSchema) => T): (schema: JsonSchema) => T {
  const converted = new WeakMap<JsonSchema, { readonly value: T }>();
  return (schema) => {
    const { value } = converted.get(schema) ?? { value: convert(schema) };
    converted.set(schema, { value });
    return value;
  };
}

/** A schema for `responseJsonSchema`, of Gemini 2.5 and newer: JSON Schema without `const` and `allOf`. */
export const jsonSchemaFor = once((schema: JsonSchema): JsonSchema => {
  // Recursive schemas are unrolled only in optional properties, and additional properties are supported.
  return withoutConst(strictSchema(schema, { keep: supportedKeywords, recursion: false }) ?? schema);
});

function withoutConst(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, unknown] => {
      if (keyword === "const" && (typeof value === "string" || typeof value === "number")) return ["enum", [value]];
      if (keyword === "properties" || keyword === "$defs") return [keyword, isData(value) ? mapValues(value, inner) : value];
      return /^(items|prefixItems|anyOf|oneOf|allOf|additionalProperties)$/.test(keyword)
        ? [keyword, inner(value)]
        : [keyword, value];
    }),
  );
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return isData(value) ? withoutConst(value) : value;
}

/**
 * A schema for `responseSchema`, the only format that Gemini before 2.5 supports: a subset of OpenAPI's, without
 * `additionalProperties`, references and lists of types. `undefined` if it cannot express the schema.
 *
 * @see https://ai.google.dev/api/caching#Schema
 */
export const openApiSchemaFor = once((schema: JsonSchema): object | undefined => {
  const strict = strictSchema(schema, { keep: supportedKeywords, recursion: false });
  return strict && toOpenApi(strict, isData(strict.$defs) ? strict.$defs : {});
});

function toOpenApi(schema: Data, definitions: Data): Data {
  if (typeof schema.$ref === "string") return toOpenApi(definitions[schema.$ref.slice("#/$defs/".length)] as Data, definitions);
  const {
    anyOf,
    properties,
    items,
    type,
    enum: values,
    const: only,
    title,
    $defs: _,
    additionalProperties: __,
    ...rest
  } = schema;
  const types = [type ?? []].flat().map(String);
  const alternatives = Array.isArray(anyOf) ? (anyOf as Data[]).filter(({ type: one }) => one !== "null") : [];
  const nullable = types.includes("null") || (Array.isArray(anyOf) && alternatives.length < anyOf.length);
  const named = types.filter((name) => name !== "null");
  const [single] = alternatives;
  const flat = alternatives.length === 1 && single ? toOpenApi(single, definitions) : {};
  const choices = (values ?? (only === undefined ? undefined : [only])) as readonly unknown[] | undefined;
  // Gemini supports only a few formats, and only strings in enumerations.
  const { format, ...others } = rest;
  const texts = choices?.every((value) => typeof value === "string") ? choices : undefined;
  const note =
    choices && !texts
      ? `(one of ${JSON.stringify(choices)})`
      : format && !knownFormats.has(String(format))
        ? `(format: ${format})`
        : "";
  const description = [flat.description, others.description, note].filter(Boolean).join(" ");
  return {
    ...flat,
    ...others,
    ...(title !== undefined && { title }),
    ...(description && { description }),
    ...(named.length === 1 && { type: named[0]?.toUpperCase() }),
    ...(named.length > 1 && { anyOf: named.map((name) => ({ type: name.toUpperCase() })) }),
    ...(texts && { type: "STRING", format: "enum", enum: texts }),
    ...(format !== undefined && knownFormats.has(String(format)) && { format }),
    ...(alternatives.length > 1 && { anyOf: alternatives.map((one) => toOpenApi(one, definitions)) }),
    ...(isData(items) && { items: toOpenApi(items, definitions) }),
    ...(isData(properties) && {
      properties: mapValues(properties, (one) => toOpenApi(one as Data, definitions)),
      propertyOrdering: Object.keys(properties),
    }),
    ...(nullable && { nullable: true }),
  };
}

const knownFormats: ReadonlySet<string> = new Set(["date-time", "enum", "float", "double", "int32", "int64"]);

function mapValues(record: Data, change: (value: unknown) => unknown): Data {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
