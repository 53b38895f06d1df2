/**
 * A model for tests: it implements the model specification, returns your replies, and records the requests.
 *
 * @module
 */
export { type TestModel, type TestModelOptions, type TestReply, testModel } from "./test-model.js";
