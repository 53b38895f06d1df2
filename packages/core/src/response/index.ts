/**
 * Response models: any Standard Schema. The answer is requested as JSON, extracted from the model's text, and validated by the
 * schema itself.
 *
 * @module
 */
export { type CompiledResponse, compileResponse } from "./compile-response.js";
export type { ReadResult } from "./read-result.js";
export { type ResponseModel, responseModel } from "./response-model.js";
export type { Snapshot, SnapshotReader } from "./snapshots.js";
export type { InferOutput, StandardSchema } from "./standard-schema.js";
