import type { RequestSchema, StructuredOutputMode } from "@legenda/core";
import { structuredModes } from "@legenda/core/provider";
import { outputSchema } from "./schema.js";

/** Which way a model is asked for JSON, and what has been learnt of it. */
export interface Ladder {
  /** The best way that is left for a schema; `undefined` where none is asked for. */
  modeFor(schema: RequestSchema | undefined): StructuredOutputMode | undefined;
  /** Whether, after these words of the server, there is another way to try. */
  refused(mode: StructuredOutputMode, schema: RequestSchema, message: string): boolean;
}

/** The words by which a way is refused, whatever the model. */
const refusals: Readonly<Partial<Record<StructuredOutputMode, RegExp>>> = {
  schema: /output_config|output_format|json_schema|structured output|schema/i,
  tool: /tool_choice|tool use|\btools?\b|input_schema/i,
};

/** A fault of the one schema, which says nothing of the next. */
const ofThisSchema = /too complex|compil|format\.schema|input_schema/i;

export function ladderOf(modes: readonly StructuredOutputMode[]): Ladder {
  const left = structuredModes(modes);
  const unfit = new WeakMap<object, Set<StructuredOutputMode>>();

  const isUnfit = (mode: StructuredOutputMode, { jsonSchema }: RequestSchema) =>
    unfit.get(jsonSchema)?.has(mode) || (mode === "schema" && outputSchema(jsonSchema) === undefined);

  function modeFor(schema: RequestSchema | undefined): StructuredOutputMode | undefined {
    if (!schema) return undefined;
    const from = modes.indexOf(left.current());
    return modes.slice(from).find((mode) => !isUnfit(mode, schema)) ?? "prompt";
  }

  return {
    modeFor,
    refused(mode, schema, message) {
      if (!refusals[mode]?.test(message)) return false;
      if (!ofThisSchema.test(message)) return left.refused(mode);
      const known = unfit.get(schema.jsonSchema) ?? new Set();
      unfit.set(schema.jsonSchema, known.add(mode));
      return modeFor(schema) !== mode;
    },
  };
}
