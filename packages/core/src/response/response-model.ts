import type { JsonSchema } from "../model.js";
import type { InferOutput, StandardProps, StandardSchema } from "./standard-schema.js";

/** Shared by every copy of the package, so that one knows the response models of another. */
const brand = Symbol.for("legenda.response-model");

export interface ResponseModelOptions {
  /** What the provider calls the answer; by default the schema's title, or `"answer"`. */
  readonly name?: string;
  /** Sent in place of the JSON Schema that would be made of the schema. */
  readonly jsonSchema?: JsonSchema;
}

/** A schema and how to ask for it. It is a Standard Schema itself, and stands wherever one does. */
export interface ResponseModel<T> extends StandardSchema<unknown, T>, ResponseModelOptions {
  readonly [brand]: true;
  /** The user's own schema, which has the last word. */
  readonly schema: StandardSchema<unknown, T>;
}

/**
 * Says how a schema is asked for, where the schema cannot say it itself.
 *
 * @example
 * const Shot = responseModel(z.object({ taken: z.date() }), {
 *   name: "shot",
 *   jsonSchema: { type: "object", properties: { taken: { type: "string" } }, required: ["taken"] },
 * });
 */
export function responseModel<Schema extends StandardSchema>(
  schema: Schema,
  options: ResponseModelOptions = {},
): ResponseModel<InferOutput<Schema>> {
  return {
    ...options,
    [brand]: true,
    "~standard": schema["~standard"] as StandardProps<unknown, InferOutput<Schema>>,
    schema: schema as StandardSchema<unknown, InferOutput<Schema>>,
  };
}

export function isResponseModel(schema: StandardSchema): schema is ResponseModel<unknown> {
  return (schema as Partial<ResponseModel<unknown>>)[brand] === true;
}
