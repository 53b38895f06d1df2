/**
 * A model for tests: the specification itself, with replies of your own, that records what it was asked.
 *
 * @module
 */
export { type TestModel, type TestModelOptions, type TestReply, testModel } from "./test-model.js";
