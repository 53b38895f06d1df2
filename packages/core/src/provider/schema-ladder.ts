import type { JsonSchema, RequestSchema, StructuredOutputMode } from "../model.js";

/** The ways in which a model is asked for JSON, and what has been learnt of them. */
export interface SchemaLadder {
  /** The best way that is left for a schema; `undefined` where none is asked for. */
  modeFor(schema: RequestSchema | undefined): StructuredOutputMode | undefined;
  /**
   * Notes that a way was refused, for every schema or for this one.
   *
   * @returns whether another way is left
   */
  refuse(mode: StructuredOutputMode, schema: RequestSchema, scope: "mode" | "schema"): boolean;
}

/**
 * The ways to structured output that are left to try with a model, best first. A way that the server refuses is not
 * tried again as long as the model lives.
 *
 * @param canEncode whether a way can say a schema at all
 * @example
 * const ladder = schemaLadder(["schema", "json", "prompt"]);
 * ladder.modeFor(schema); // "schema"
 * ladder.refuse("schema", schema, "mode"); // true: there is another way
 * ladder.modeFor(schema); // "json"
 */
export function schemaLadder(
  modes: readonly StructuredOutputMode[],
  canEncode: (mode: StructuredOutputMode, schema: RequestSchema) => boolean = () => true,
): SchemaLadder {
  const refused = new Set<StructuredOutputMode>();
  const unfit = new WeakMap<JsonSchema, Set<StructuredOutputMode>>();

  function modeFor(schema: RequestSchema | undefined): StructuredOutputMode | undefined {
    if (!schema) return undefined;
    const unfitModes = unfit.get(schema.jsonSchema);
    return (
      modes.find((mode) => !refused.has(mode) && !unfitModes?.has(mode) && canEncode(mode, schema)) ?? modes.at(-1) ?? "prompt"
    );
  }

  return {
    modeFor,
    refuse(mode, schema, scope) {
      if (scope === "mode") refused.add(mode);
      else unfit.set(schema.jsonSchema, (unfit.get(schema.jsonSchema) ?? new Set()).add(mode));
      // Parallel calls may all be refused at once: each goes on with whatever way is left by then.
      return modeFor(schema) !== mode;
    },
  };
}
