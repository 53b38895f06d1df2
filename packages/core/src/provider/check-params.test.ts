import { expect, test } from "vitest";
import { InvalidRequestError } from "../errors/index.js";
import { testModel } from "../test/index.js";
import { checkParams } from "./check-params.js";

test("what a model does not take is refused by name; what it takes, and the vendor's own, passes", () => {
  const model = testModel("", { provider: "x", id: "m", capabilities: { params: ["maxTokens"] } });
  expect(() => checkParams(model, { maxTokens: 5, providerOptions: { temperature: 1 } })).not.toThrow();
  expect(() => checkParams(model, { temperature: 0, seed: 0 })).toThrow(InvalidRequestError);
  expect(() => checkParams(model, { temperature: 0, seed: 0 })).toThrow("x:m does not accept temperature and seed.");
});

test("a model that says nothing takes all of them", () => {
  expect(() => checkParams(testModel(""), { temperature: 1, topP: 1, maxTokens: 1, stop: [], seed: 1 })).not.toThrow();
});
