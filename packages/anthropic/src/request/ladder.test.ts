import { expect, test } from "vitest";
import { ladderOf } from "./ladder.js";

const flat = { name: "flat", jsonSchema: { type: "object", properties: { alt: { type: "string" } }, required: ["alt"] } };
const map = { name: "map", jsonSchema: { type: "object", additionalProperties: { type: "string" } } };
const all = ["schema", "tool", "prompt"] as const;

test("no schema, no mode", () => expect(ladderOf(all).modeFor(undefined)).toBeUndefined());

test("a way that the model refuses is refused for every schema after", () => {
  const ladder = ladderOf(all);
  expect(ladder.modeFor(flat)).toBe("schema");
  expect(ladder.refused("schema", flat, "output_config.format: structured outputs are not supported for this model.")).toBe(true);
  expect(ladder.modeFor({ ...flat, jsonSchema: { ...flat.jsonSchema } })).toBe("tool");
  expect(ladder.refused("tool", flat, 'tool_choice: type "tool" and "any" are not supported for this model.')).toBe(true);
  expect(ladder.modeFor(flat)).toBe("prompt");
});

test("a schema that is refused is asked for in another way, and the next one as before", () => {
  const ladder = ladderOf(all);
  expect(ladder.refused("schema", flat, "Schema is too complex for compilation.")).toBe(true);
  expect(ladder.modeFor(flat)).toBe("tool");
  expect(ladder.modeFor({ ...flat, jsonSchema: { ...flat.jsonSchema } })).toBe("schema");
  expect(ladder.refused("tool", flat, "tools.0.custom.input_schema: too deep")).toBe(true);
  expect(ladder.modeFor(flat)).toBe("prompt");
});

test("a schema that the grammar cannot say is not sent as one", () => {
  expect(ladderOf(all).modeFor(map)).toBe("tool");
  expect(ladderOf(["schema", "prompt"]).modeFor(map)).toBe("prompt");
});

test("other faults change nothing", () => {
  const ladder = ladderOf(all);
  expect(ladder.refused("schema", flat, "messages: text content blocks must be non-empty")).toBe(false);
  expect(ladder.refused("prompt", flat, "output_config.format is not supported")).toBe(false);
  expect(ladder.modeFor(flat)).toBe("schema");
});

test("two calls that are refused at once go down one step", () => {
  const ladder = ladderOf(all);
  const words = "output_config: Extra inputs are not permitted";
  expect([ladder.refused("schema", flat, words), ladder.refused("schema", flat, words)]).toEqual([true, true]);
  expect(ladder.modeFor(flat)).toBe("tool");
});

test("the last way that is left is not given up", () => {
  const ladder = ladderOf(["schema"]);
  expect(ladder.refused("schema", flat, "output_config.format is not supported")).toBe(false);
});
