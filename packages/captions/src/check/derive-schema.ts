import { type ResponseModel, responseModel, type StandardResult, type StandardSchema } from "@legenda/core";
import { isResponseModel } from "@legenda/core/provider";

/**
 * A schema with one step more after its own validation. It is asked for as the schema itself is: any library's, and a
 * `responseModel` too.
 */
export function deriveSchema(given: StandardSchema, step: (value: unknown) => StandardResult<unknown>): ResponseModel<unknown> {
  const { schema, name, jsonSchema }: Partial<ResponseModel<unknown>> & { schema: StandardSchema } = isResponseModel(given)
    ? given
    : { schema: given };
  const standard = schema["~standard"];
  const derived: StandardSchema["~standard"] = {
    ...standard,
    // Under the library's own name core would take the library's own way to validate, past this step. Only Valibot's
    // name must stay: by it core finds what makes the JSON Schema.
    vendor: standard.vendor === "zod" ? "legenda" : standard.vendor,
    async validate(value) {
      const result = await standard.validate(value);
      return result.issues ? result : step(result.value);
    },
  };
  // All else that a library reads of its schema is found on the prototype.
  const wrapper = Object.create(schema, { "~standard": { value: derived, enumerable: true } }) as StandardSchema;
  return responseModel(wrapper, { ...(name !== undefined && { name }), ...(jsonSchema && { jsonSchema }) });
}
