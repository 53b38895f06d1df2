import type { JsonSchema } from "../model.js";
import { admits, jsonType } from "./shape.js";
import { isRecord } from "./subschemas.js";

/** The object that a response is asked for as, and the way back from it. */
export interface Root {
  readonly jsonSchema: JsonSchema;
  /** Characters that an answer may begin with. */
  readonly openings: string;
  /** Whether a value could be the answer, by its looks. */
  readonly fits: (value: unknown) => boolean;
  readonly unwrap: (value: unknown) => unknown;
  /** The same for a value that is still growing: `undefined` where it is not yet there. */
  readonly unwrapOpen: (value: unknown) => unknown;
}

/**
 * Providers take only a plain object at the root. Any other schema becomes the property `value` of one,
 * and an answer is taken in that wrapping as well as naked, since not every model keeps to it.
 */
export function rootOf(original: JsonSchema): Root {
  const union = original.anyOf ?? original.oneOf ?? original.allOf;
  if (original.type === "object" && union === undefined) {
    const same = (value: unknown) => value;
    return { jsonSchema: original, openings: "{", fits: isRecord, unwrap: same, unwrapOpen: same };
  }
  const { $defs, ...inner } = original;
  const allows = (type: string) => admits(original, type, original);
  const isWrapped = (value: unknown): value is { readonly value: unknown } =>
    // Where the value may be an object, one with a `value` among other properties is the value itself.
    isRecord(value) && Object.hasOwn(value, "value") && (!allows("object") || Object.keys(value).length === 1);
  return {
    jsonSchema: {
      type: "object",
      properties: { value: inner },
      required: ["value"],
      additionalProperties: false,
      ...($defs !== undefined && { $defs }),
    },
    openings: `{${allows("array") ? "[" : ""}${allows("string") ? '"' : ""}`,
    fits: (value) => isWrapped(value) || allows(jsonType(value)),
    unwrap: (value) => (isWrapped(value) ? value.value : value),
    unwrapOpen(value) {
      if (isWrapped(value)) return value.value;
      // An object that is still empty may become the wrapping.
      const isWrapping = isRecord(value) && (!allows("object") || Object.keys(value).length === 0);
      return isWrapping ? undefined : value;
    },
  };
}
