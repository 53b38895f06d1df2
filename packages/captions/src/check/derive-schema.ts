import { isResponseModel, type ResponseModel, responseModel, type StandardResult, type StandardSchema } from "@legenda/core";

/**
 * Returns a schema of any library, or a `responseModel`, with a further step after its own validation. The model is
 * asked for the same JSON Schema.
 */
export function deriveSchema(
  original: StandardSchema,
  step: (value: unknown) => StandardResult<unknown>,
): ResponseModel<unknown> {
  const { schema, name, jsonSchema }: Partial<ResponseModel<unknown>> & { schema: StandardSchema } = isResponseModel(original)
    ? original
    : { schema: original };
  const standard = schema["~standard"];
  const derived: StandardSchema["~standard"] = {
    ...standard,
    // For Zod, core validates in Zod's own way, which would skip the step. Valibot's name must stay, because core uses it
    // to find the converter for the JSON Schema.
    vendor: standard.vendor === "zod" ? "legenda" : standard.vendor,
    async validate(value) {
      const result = await standard.validate(value);
      return result.issues ? result : step(result.value);
    },
  };
  // Whatever else a library reads from its schema is found on the prototype.
  const wrapper = Object.create(schema, { "~standard": { value: derived, enumerable: true } }) as StandardSchema;
  return responseModel(wrapper, { ...(name !== undefined && { name }), ...(jsonSchema && { jsonSchema }) });
}
