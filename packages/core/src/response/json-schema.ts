import { DefinitionError } from "../errors/definition-error.js";
import { isRecord } from "../is-object.js";
import type { JsonSchema } from "../model.js";
import type { StandardProps, StandardSchema } from "./standard-schema.js";
import { tidySchema } from "./tidy-schema.js";

/** Libraries that follow Standard JSON Schema V1 convert their schemas themselves. */
interface StandardJsonSchema {
  readonly input: (options: { target: "draft-2020-12" }) => JsonSchema;
}

/**
 * Converts a schema to JSON Schema (draft 2020-12): the type of its input, before transforms, with optional properties
 * for those that have a default. Refinements, which JSON Schema cannot express, are left to the schema itself.
 *
 * @throws {DefinitionError} if the schema, or a part of it, has no JSON Schema
 * @example
 * await jsonSchemaOf(z.object({ alt: z.string() }));
 * // { type: "object", properties: { alt: { type: "string" } }, required: ["alt"] }
 */
export async function jsonSchemaOf(schema: StandardSchema): Promise<JsonSchema> {
  try {
    const converted = await convert(schema);
    const tidied = tidySchema(converted);
    // Zod's `.meta({ id })` appears only as the name of a definition.
    const id = schema["~standard"].vendor === "zod" && typeof converted.$ref === "string" && converted.$ref.split("/").pop();
    return id && !id.startsWith("__") ? { title: id, ...tidied } : tidied;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DefinitionError(
      `${describe(schema)} has no JSON Schema: ${reason.replace(/\.$/, "")}. Pass one of your own with responseModel(schema, { jsonSchema }).`,
      { cause: error },
    );
  }
}

async function convert(schema: StandardSchema): Promise<JsonSchema> {
  const standard: StandardProps & { readonly jsonSchema?: StandardJsonSchema } = schema["~standard"];
  if (standard.jsonSchema) return standard.jsonSchema.input({ target: "draft-2020-12" });
  if (standard.vendor === "valibot") return byValibot(schema);
  if (standard.vendor === "zod") return "_zod" in schema ? byZod4(schema) : byZod3(schema);
  throw new Error("its library does not support Standard JSON Schema. Use a version that does");
}

// The casts rely on the vendor's name.

async function byZod4(schema: object): Promise<JsonSchema> {
  const { toJSONSchema } = await importZod4();
  return toJSONSchema(schema as Parameters<typeof toJSONSchema>[0], { io: "input", target: "draft-2020-12" }) as JsonSchema;
}

async function byZod3(schema: object): Promise<JsonSchema> {
  const { zodToJsonSchema } = await importZodToJsonSchema();
  return zodToJsonSchema(schema as Parameters<typeof zodToJsonSchema>[0], {
    target: "jsonSchema2019-09",
    pipeStrategy: "input",
    postProcess: (jsonSchema, definition) => {
      const { typeName = "", coerce } = definition as { typeName?: string; coerce?: boolean };
      // The library would convert these to schemas that no JSON value can pass.
      if (jsonSchema && (coerce || !/^Zod(Date|Map|Set|BigInt|NaN)$/.test(typeName))) return jsonSchema;
      throw new Error(`${typeName} cannot be represented in JSON Schema. Change that part`);
    },
  }) as JsonSchema;
}

async function byValibot(schema: object): Promise<JsonSchema> {
  const { toJsonSchema } = await importValibotToJsonSchema();
  return toJsonSchema(schema as Parameters<typeof toJsonSchema>[0], {
    typeMode: "input",
    target: "draft-2020-12",
    // Refinements such as `v.check` need no JSON Schema, since the schema itself validates the answer.
    overrideAction: ({ valibotAction, jsonSchema, errors }) =>
      errors && valibotAction.kind === "validation" ? jsonSchema : undefined,
  }) as JsonSchema;
}

// Bundlers accept a missing package only where its `import()` is a literal that is awaited inside a `try`.

async function importZod4() {
  try {
    return await import("zod/v4/core");
  } catch (cause) {
    throw missingPackage("zod", cause);
  }
}

async function importZodToJsonSchema() {
  try {
    return await import("zod-to-json-schema");
  } catch (cause) {
    throw missingPackage("zod-to-json-schema", cause);
  }
}

async function importValibotToJsonSchema() {
  try {
    return await import("@valibot/to-json-schema");
  } catch (cause) {
    throw missingPackage("@valibot/to-json-schema", cause);
  }
}

const missingPackage = (name: string, cause: unknown): Error =>
  new Error(`the package "${name}" is missing. Install it: npm install ${name}`, { cause });

/** The name of a schema in an error message: its description, expression or type. */
function describe(schema: StandardSchema): string {
  const { description, expression, type, def, _def } = schema as unknown as Record<string, unknown>;
  const inner = [def, _def].map((definition) => (isRecord(definition) ? (definition.typeName ?? definition.type) : undefined));
  const name = [description, expression, type, ...inner].find((candidate) => typeof candidate === "string");
  return `The ${schema["~standard"].vendor} schema${name ? ` "${name}"` : ""}`;
}
