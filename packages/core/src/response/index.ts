/**
 * Response models: any Standard Schema, asked for as JSON, read out of what the model wrote, and
 * checked by the schema itself.
 *
 * @module
 */
export { type CompiledResponse, compileResponse } from "./compile-response.js";
export { correctionMessages, schemaInstruction, withSchemaInPrompt } from "./instructions.js";
export { jsonSchemaOf } from "./json-schema.js";
export { constraintKeywords, type StrictOptions, strictSchema } from "./portable.js";
export type { ReadResult } from "./read-result.js";
export { type ResponseModel, type ResponseModelOptions, responseModel } from "./response-model.js";
export type { Snapshot, SnapshotReader } from "./snapshots.js";
export type { InferOutput, StandardIssue, StandardProps, StandardResult, StandardSchema } from "./standard-schema.js";
export { stripNulls } from "./strip-nulls.js";
