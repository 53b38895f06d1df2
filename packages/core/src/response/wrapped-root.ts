import { isRecord } from "../is-object.js";
import type { JsonSchema } from "../model.js";
import { admits, jsonType } from "./shape.js";

/** The root object of a requested answer, and how to read the value from it. */
export interface Root {
  readonly jsonSchema: JsonSchema;
  /** The characters that an answer may start with. */
  readonly openings: string;
  /** Whether a value has a type that the answer may have. */
  readonly fits: (value: unknown) => boolean;
  readonly unwrap: (value: unknown) => unknown;
  /** The same for a value that is still being streamed: `undefined` while it is missing. */
  readonly unwrapOpen: (value: unknown) => unknown;
}

/**
 * Providers accept only a plain object at the root. Any other schema is wrapped in the property `value` of one. Answers
 * are read with or without the wrapping, since not every model follows it.
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
    // If the value may be an object, one with other properties besides `value` is the value itself.
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
      // An object that is still empty may be the wrapping.
      const isWrapping = isRecord(value) && (!allows("object") || Object.keys(value).length === 0);
      return isWrapping ? undefined : value;
    },
  };
}
