import type { JsonSchema } from "@legenda/core";
import type { RequestSchema } from "@legenda/core/provider";
import { strictSchema } from "@legenda/core/provider";
import type { Quirks } from "./quirks.js";

export interface SentSchema {
  readonly schema: { [keyword: string]: unknown };
  readonly strict: boolean;
}

/** A cache by schema and supported keywords: making a schema strict takes longer than sending it. */
const stricts = new WeakMap<JsonSchema, Map<string, JsonSchema | undefined>>();

/** The schema as it is sent: strict where the server supports that and the schema can be made so. */
export function sentSchema({ jsonSchema }: RequestSchema, { strict, strictKeywords }: Quirks): SentSchema {
  const strictest = strict ? strictly(jsonSchema, strictKeywords) : undefined;
  return strictest ? { schema: { ...strictest }, strict: true } : { schema: { ...jsonSchema }, strict: false };
}

function strictly(jsonSchema: JsonSchema, keep: readonly string[]): JsonSchema | undefined {
  const schemas = stricts.get(jsonSchema) ?? new Map<string, JsonSchema | undefined>();
  stricts.set(jsonSchema, schemas);
  const key = keep.join();
  if (!schemas.has(key)) {
    const schema = strictSchema(jsonSchema, { keep });
    // The root must be an object, not a union.
    schemas.set(key, schema?.type === "object" && schema.anyOf === undefined ? schema : undefined);
  }
  return schemas.get(key);
}
