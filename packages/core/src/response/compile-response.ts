import { DefinitionError } from "../errors/definition-error.js";
import type { RequestSchema } from "../model.js";
import { AnswerChunks } from "./answer-chunks.js";
import { extractJson, unreadable } from "./extract-json.js";
import { correctionMessages } from "./instructions.js";
import { jsonSchemaOf } from "./json-schema.js";
import type { ReadResult } from "./read-result.js";
import { isResponseModel, type ResponseModelOptions } from "./response-model.js";
import { Shape } from "./shape.js";
import { readSnapshots, type SnapshotReader } from "./snapshots.js";
import type { InferOutput, StandardSchema } from "./standard-schema.js";
import { stripNulls, TooDeepError } from "./strip-nulls.js";
import { tidySchema } from "./tidy-schema.js";
import { unfitAnswer } from "./unfit-answer.js";
import { toReadResult, validate } from "./validate.js";
import { rootOf } from "./wrapped-root.js";

/** A response model, prepared for requests and for reading answers. */
export interface CompiledResponse<T> {
  /** The schema of the request. The root is always an object: any other value is wrapped in the property `value`. */
  readonly request: RequestSchema;
  /** Reads the value of a complete answer, and validates it with the user's schema, which runs once. */
  read(text: string): Promise<ReadResult<T>>;
  /** Reads a streamed answer. For one stream only. */
  snapshots(): SnapshotReader<T>;
  /** Reads a streamed answer, as a call yields it. For one stream only. */
  chunks(): AnswerChunks;
  /** The messages that request a correction of an answer that does not fit. */
  readonly correctionMessages: typeof correctionMessages;
  /** The error for an answer that does not fit, and is not corrected. */
  readonly unfitAnswer: typeof unfitAnswer;
}

const cache = new WeakMap<StandardSchema, Promise<CompiledResponse<unknown>>>();

/**
 * Prepares a schema, or a `responseModel`. The result is cached by schema.
 *
 * @throws {DefinitionError} if there is no JSON Schema for it
 * @example
 * const tags = await compileResponse(z.array(z.string()));
 * tags.request.jsonSchema;                    // an object with the property "value"
 * await tags.read('{"value": ["wolf"]}');     // { ok: true, value: ["wolf"] }
 */
export function compileResponse<Schema extends StandardSchema>(schema: Schema): Promise<CompiledResponse<InferOutput<Schema>>> {
  let compilation = cache.get(schema);
  if (!compilation) {
    compilation = compile(schema);
    cache.set(schema, compilation);
    // It may succeed once a missing package is installed.
    compilation.catch(() => cache.delete(schema));
  }
  return compilation as Promise<CompiledResponse<InferOutput<Schema>>>;
}

async function compile(source: StandardSchema): Promise<CompiledResponse<unknown>> {
  if (typeof source["~standard"]?.validate !== "function") {
    throw new DefinitionError(
      "The response model is not a Standard Schema, such as one of Zod (3.24 or newer), Valibot or ArkType. To use a JSON Schema, call responseModel(schema, { jsonSchema }).",
    );
  }
  if (!isResponseModel(source)) return compileSchema(source, {});
  const { schema, refine, ...options } = source;
  // A schema without options is compiled once for all its response models.
  const hasOptions = options.name !== undefined || options.jsonSchema !== undefined;
  const compiled = await (hasOptions ? compileSchema(schema, options) : compileResponse(schema));
  return refine ? refined(compiled, refine) : compiled;
}

async function compileSchema(
  schema: StandardSchema,
  { name, jsonSchema }: ResponseModelOptions,
): Promise<CompiledResponse<unknown>> {
  const original = jsonSchema ? tidySchema(jsonSchema) : await jsonSchemaOf(schema);
  const root = rootOf(original);
  const shape = new Shape([original], original);
  // A stream is read including the wrapping, if there is one.
  const streamedShape = root.jsonSchema === original ? shape : new Shape([root.jsonSchema, original], root.jsonSchema);
  const snapshots = () => readSnapshots({ openings: root.openings, shape: streamedShape, unwrap: root.unwrapOpen });
  return {
    request: { name: requestName(name ?? original.title), jsonSchema: root.jsonSchema },
    async read(text) {
      const extracted = extractJson(text, root.fits);
      if (!extracted.found) return failed(extracted.message);
      let value: unknown;
      try {
        value = stripNulls(root.unwrap(extracted.value), shape);
      } catch (error) {
        if (error instanceof TooDeepError) return failed(unreadable("is nested too deeply"));
        throw error;
      }
      return validate(schema, value);
    },
    snapshots,
    chunks: () => new AnswerChunks(snapshots()),
    correctionMessages,
    unfitAnswer,
  };
}

function refined(
  compiled: CompiledResponse<unknown>,
  refine: NonNullable<ResponseModelOptions["refine"]>,
): CompiledResponse<unknown> {
  return {
    ...compiled,
    async read(text) {
      const result = await compiled.read(text);
      return result.ok ? toReadResult(await refine(result.value)) : result;
    },
  };
}

const failed = (message: string): ReadResult<never> => ({ ok: false, issues: [{ message, path: [] }] });

function requestName(name: unknown): string {
  const safe =
    typeof name === "string"
      ? name
          .replace(/[^A-Za-z0-9_-]+/g, "_")
          .replace(/^_+|_+$/g, "")
          .slice(0, 64)
      : "";
  return safe || "answer";
}
