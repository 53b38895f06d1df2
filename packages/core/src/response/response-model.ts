import type { JsonSchema } from "../model.js";
import type { InferOutput, StandardProps, StandardResult, StandardSchema } from "./standard-schema.js";

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
  /**
   * A further step after the schema's own validation: it returns the value, changed or not, or issues that are sent back to
   * the model. The request is that of the schema alone, so models that share a schema share what is prepared of it.
   */
  readonly refine?: (value: unknown) => StandardResult<unknown> | Promise<StandardResult<unknown>>;
}

/** A schema with options for the request. It is a Standard Schema itself, and is accepted wherever one is. */
export interface ResponseModel<T> extends StandardSchema<unknown, T>, ResponseModelOptions {
  readonly [brand]: true;
  /** The user's own schema, which validates the answer. */
  readonly schema: StandardSchema<unknown, T>;
}

/**
 * Adds a name or a JSON Schema to a schema, for libraries or types that cannot provide them, or a further step to its
 * validation.
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
  const standard = schema["~standard"] as StandardProps<unknown, InferOutput<Schema>>;
  return {
    ...options,
    [brand]: true,
    "~standard": options.refine ? refined(standard, options.refine) : standard,
    schema: schema as StandardSchema<unknown, InferOutput<Schema>>,
  };
}

function refined<T>(
  standard: StandardProps<unknown, T>,
  refine: NonNullable<ResponseModelOptions["refine"]>,
): StandardProps<unknown, T> {
  return {
    ...standard,
    async validate(value) {
      const result = await standard.validate(value);
      return result.issues ? result : ((await refine(result.value)) as StandardResult<T>);
    },
  };
}

/** Whether a schema was created by `responseModel`. */
export function isResponseModel(schema: StandardSchema): schema is ResponseModel<unknown> {
  return (schema as Partial<ResponseModel<unknown>>)[brand] === true;
}
