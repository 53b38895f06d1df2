import { InvalidRequestError, type JsonSchema, type RequestSchema, type StructuredOutputMode } from "@legenda/core";
import { strictSchema, structuredModes } from "@legenda/core/provider";
import type { Dialect } from "./dialect.js";

/** Which way of structured output to take, for one model as long as it lives. */
export interface StructuredLadder {
  modeFor(schema: RequestSchema | undefined): StructuredOutputMode | undefined;
  /** Whether an error refuses the way that was taken, and there is another. */
  refused(error: unknown, schema: RequestSchema | undefined, mode: StructuredOutputMode | undefined): boolean;
}

/**
 * A server that does not know a way is not asked that way again; a schema that a server does not accept
 * only closes the way for that schema.
 */
export function structuredLadder(modes: readonly StructuredOutputMode[]): StructuredLadder {
  const known = structuredModes(modes);
  const unfit = new WeakSet<JsonSchema>();
  const after = modes[modes.indexOf("schema") + 1];
  const closed = (schema: RequestSchema, mode: StructuredOutputMode) =>
    mode === "schema" && after !== undefined && unfit.has(schema.jsonSchema);
  return {
    modeFor(schema) {
      if (!schema) return undefined;
      const mode = known.current();
      return closed(schema, mode) ? after : mode;
    },
    refused(error, schema, mode) {
      if (!schema || !mode || !(error instanceof InvalidRequestError) || !aboutFormat.test(error.message)) return false;
      if (mode !== "schema" || !/invalid schema|schema is too/i.test(error.message)) return known.refused(mode);
      unfit.add(schema.jsonSchema);
      return after !== undefined;
    },
  };
}

const aboutFormat = /response_format|json_schema|json_object|text\.format|structured.?output|guided|grammar/i;

export interface SentSchema {
  readonly schema: { [keyword: string]: unknown };
  readonly strict: boolean;
}

/** By the schema, and by the keywords that the server takes: making it strict takes longer than sending it. */
const stricts = new WeakMap<JsonSchema, Map<string, JsonSchema | undefined>>();

/** The schema as it is sent: strict where the server has that and the schema can be said so. */
export function sentSchema({ jsonSchema }: RequestSchema, { strict, strictKeywords }: Dialect): SentSchema {
  const said = strict ? strictly(jsonSchema, strictKeywords) : undefined;
  return said ? { schema: { ...said }, strict: true } : { schema: { ...jsonSchema }, strict: false };
}

function strictly(jsonSchema: JsonSchema, keep: readonly string[]): JsonSchema | undefined {
  const known = stricts.get(jsonSchema) ?? new Map<string, JsonSchema | undefined>();
  stricts.set(jsonSchema, known);
  const key = keep.join();
  if (!known.has(key)) {
    const said = strictSchema(jsonSchema, { keep });
    // The root must be an object, and no union.
    known.set(key, said?.type === "object" && said.anyOf === undefined ? said : undefined);
  }
  return known.get(key);
}
