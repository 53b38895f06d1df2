import type { JsonSchema } from "../model.js";
import type { InferOutput, StandardProps, StandardSchema } from "./standard-schema.js";

/** Shared by all copies of the package, so that each recognises the response models of the others. */
const brand = Symbol.for("legenda.response-model");

export interface ResponseModelOptions {
  /**
   * The name of the schema in the request.
   *
   * @default the title of the schema, or `"answer"`
   */
  readonly name?: string;
  /**
   * The JSON Schema of the request.
   *
   * @default generated from the schema
   */
  readonly jsonSchema?: JsonSchema;
}

/** A schema with options for the request. It is a Standard Schema itself, and is accepted wherever one is. */
export interface ResponseModel<T> extends StandardSchema<unknown, T>, ResponseModelOptions {
  readonly [brand]: true;
  /** The user's own schema, which validates the answer. */
  readonly schema: StandardSchema<unknown, T>;
}

/**
 * Adds a name or a JSON Schema to a schema, for libraries or types that cannot provide them.
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

/** Whether a schema was created by `responseModel`. */
export function isResponseModel(schema: StandardSchema): schema is ResponseModel<unknown> {
  return (schema as Partial<ResponseModel<unknown>>)[brand] === true;
}
