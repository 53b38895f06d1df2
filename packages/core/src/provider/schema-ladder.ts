import type { JsonSchema, RequestSchema, StructuredOutputMode } from "../model.js";

/** The modes of structured output of a model, without those that the server has rejected. */
export interface SchemaLadder {
  /** The best remaining mode for a schema; `undefined` without a schema. */
  modeFor(schema: RequestSchema | undefined): StructuredOutputMode | undefined;
  /**
   * Records that a mode was rejected, for every schema or for this one.
   *
   * @returns whether another mode remains
   */
  refuse(mode: StructuredOutputMode, schema: RequestSchema, scope: "mode" | "schema"): boolean;
}

/**
 * Creates the list of a model's modes of structured output, best first. A mode that the server rejects is not used again
 * by the same model object.
 *
 * @param canEncode whether a mode can express a schema
 * @example
 * const ladder = schemaLadder(["schema", "json", "prompt"]);
 * ladder.modeFor(schema); // "schema"
 * ladder.refuse("schema", schema, "mode"); // true: another mode remains
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
      // Several parallel calls may be rejected at once: each continues with the best mode that remains by then.
      return modeFor(schema) !== mode;
    },
  };
}
