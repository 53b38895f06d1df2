import { InvalidRequestError, type JsonSchema, type RequestSchema, type StructuredOutputMode } from "@legenda/core";
import { structuredModes } from "@legenda/core/provider";

/** Gemini's own schema, JSON with the schema in the prompt, or the prompt alone. */
export type SchemaMode = Extract<StructuredOutputMode, "schema" | "json" | "prompt">;

/**
 * Tries the ways to a schema, best first. Gemini refuses a schema that is too complex as well as one that a
 * model cannot take at all, so what is remembered is remembered for the one schema.
 */
export function schemaLadder(modes: readonly StructuredOutputMode[]) {
  const left = new WeakMap<JsonSchema, ReturnType<typeof structuredModes>>();
  return async function ladder<T>(schema: RequestSchema | undefined, send: (mode: SchemaMode) => Promise<T>): Promise<T> {
    if (!schema) return send("prompt");
    const ways = left.get(schema.jsonSchema) ?? structuredModes(modes);
    left.set(schema.jsonSchema, ways);
    for (;;) {
      const mode = ways.current();
      try {
        // There is no way by a tool: Gemini's own schema is taken wherever tools are.
        return await send(mode === "tool" ? "schema" : mode);
      } catch (error) {
        if (!isAboutSchema(error) || !ways.refused(mode)) throw error;
      }
    }
  };
}

function isAboutSchema(error: unknown): boolean {
  return (
    error instanceof InvalidRequestError && error.status === 400 && /schema|json mode|response_?mime_?type/i.test(error.message)
  );
}
