import { expect, test } from "vitest";
import { DefinitionError } from "../errors/index.js";
import type { Model } from "../model.js";
import { testModel } from "../test/index.js";
import { models } from "./models.js";

const make = (provider: string) => (id: string) => testModel("", { provider, id });
const scenes = (options: { threads?: number } = {}): Model =>
  testModel("", { provider: "local", id: `scenes${options.threads ?? ""}` });
const model = models({ openai: make("openai"), ollama: make("ollama"), openrouter: make("openrouter"), scenes });

test("a provider, a colon, and all else is the id", () => {
  expect(model("openai:gpt-4o-mini")).toMatchObject({ provider: "openai", id: "gpt-4o-mini" });
  expect(model("ollama:llava:13b")).toMatchObject({ provider: "ollama", id: "llava:13b" });
  expect(model("openrouter:anthropic/claude-haiku-4-5")).toMatchObject({
    provider: "openrouter",
    id: "anthropic/claude-haiku-4-5",
  });
});

test("a provider of one model needs no id", () => {
  expect(model("scenes")).toMatchObject({ provider: "local", id: "scenes" });
});

test("the providers are known", () => {
  expect(model.providers).toEqual(["openai", "ollama", "openrouter", "scenes"]);
});

test.each([
  ["opnai:gpt-4o", 'there is no provider "opnai". Did you mean "openai:"?'],
  ["OpenAI:gpt-4o", 'Did you mean "openai:"?'],
  ["openai/gpt-4o", 'Did you mean "openai:"?'],
  ["gpt-4o", "The providers here are openai, ollama, openrouter, scenes."],
  ["", "The providers here are openai"],
  ["openai", 'as in "openai:<id>"'],
  ["openai:", 'as in "openai:<id>"'],
  ["constructor:x", 'there is no provider "constructor"'],
  ["__proto__:x", 'there is no provider "__proto__"'],
])("%s names no model", (name: string, message) => {
  expect(() => model(name)).toThrow(DefinitionError);
  expect(() => model(name)).toThrow(message);
});
