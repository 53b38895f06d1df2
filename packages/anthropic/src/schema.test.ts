import type { JsonSchema } from "@legenda/core";
import { expect, test } from "vitest";
import { outputSchema } from "./schema.js";

const object = (properties: JsonSchema, required: readonly string[] = Object.keys(properties)): JsonSchema => ({
  type: "object",
  properties,
  required,
});

test("objects are closed, and what the grammar cannot say is told", () => {
  expect(
    outputSchema(
      object({ alt: { type: "string", maxLength: 120, description: "Alt text." }, score: { type: "number", minimum: 0 } }),
    ),
  ).toEqual({
    type: "object",
    properties: {
      alt: { type: "string", description: "Alt text. (maxLength: 120)" },
      score: { type: "number", description: "(minimum: 0)" },
    },
    required: ["alt", "score"],
    additionalProperties: false,
  });
});

test("an optional property is nullable", () => {
  expect(outputSchema(object({ note: { type: "string" } }, []))).toMatchObject({
    properties: { note: { type: ["string", "null"] } },
    required: ["note"],
  });
});

test("formats and the least number of elements are kept as far as they are known", () => {
  const schema = outputSchema(
    object({
      day: { type: "string", format: "date" },
      tint: { type: "string", format: "color" },
      tags: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 5 },
      corners: { type: "array", items: { type: "object", properties: { x: { type: "number" } }, required: ["x"] }, minItems: 4 },
    }),
  );
  expect(schema?.properties).toEqual({
    day: { type: "string", format: "date" },
    tint: { type: "string", description: '(format: "color")' },
    tags: { type: "array", items: { type: "string" }, minItems: 1, description: "(maxItems: 5)" },
    corners: {
      type: "array",
      items: { type: "object", properties: { x: { type: "number" } }, required: ["x"], additionalProperties: false },
      description: "(minItems: 4)",
    },
  });
});

test("properties called as keywords are properties", () => {
  expect(outputSchema(object({ format: { type: "string" }, minItems: { type: "integer" } }))?.properties).toEqual({
    format: { type: "string" },
    minItems: { type: "integer" },
  });
});

test("definitions and alternatives are changed as well", () => {
  const schema = outputSchema({
    type: "object",
    properties: { one: { $ref: "#/$defs/Tint" }, other: { anyOf: [{ type: "string", format: "color" }, { type: "integer" }] } },
    required: ["one", "other"],
    $defs: { Tint: { type: "string", format: "color" } },
  });
  expect(schema).toMatchObject({
    properties: {
      one: { $ref: "#/$defs/Tint" },
      other: { anyOf: [{ type: "string", description: '(format: "color")' }, { type: "integer" }] },
    },
    $defs: { Tint: { type: "string", description: '(format: "color")' } },
  });
});

test("more than 16 unions are too many, and so are recursion, maps and tuples", () => {
  const optional = (count: number) =>
    object(Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: "string" }])), []);
  expect(outputSchema(optional(16))).toBeDefined();
  expect(outputSchema(optional(17))).toBeUndefined();
  const node = { type: "object", properties: { inner: { $ref: "#/$defs/Node" } }, required: [] };
  expect(
    outputSchema({ type: "object", properties: { node: { $ref: "#/$defs/Node" } }, required: ["node"], $defs: { Node: node } }),
  ).toBeUndefined();
  expect(outputSchema(object({ map: { type: "object", additionalProperties: { type: "string" } } }))).toBeUndefined();
  expect(outputSchema(object({ pair: { type: "array", prefixItems: [{ type: "number" }] } }))).toBeUndefined();
});

test("the schema that came in is left as it was", () => {
  const source = object({ tags: { type: "array", items: { type: "string", format: "color" }, minItems: 3 } });
  const before = structuredClone(source);
  outputSchema(source);
  expect(source).toEqual(before);
});
