import { expect, test } from "vitest";
import { jsonSchemaFor, openApiSchemaFor } from "./schemas.js";

const schema = {
  type: "object",
  properties: {
    alt: { type: "string", maxLength: 120, description: "What is to be seen." },
    kind: { type: "string", enum: ["photo", "drawing"] },
    stars: { type: "integer", minimum: 1, maximum: 5 },
    at: { type: "string", format: "date-time" },
    tags: { type: "array", items: { $ref: "#/$defs/Tag" }, maxItems: 5 },
    version: { const: 1 },
    note: { type: "string" },
  },
  required: ["alt", "kind", "stars", "at", "tags", "version"],
  $defs: { Tag: { type: "object", properties: { name: { type: "string", format: "email" } }, required: ["name"] } },
};

test("as JSON Schema: what Gemini passes over goes into the descriptions", () => {
  const json = jsonSchemaFor(schema);
  expect(json).toMatchObject({
    type: "object",
    additionalProperties: false,
    properties: {
      alt: { type: "string", description: "What is to be seen. (maxLength: 120)" },
      stars: { type: "integer", minimum: 1, maximum: 5 },
      tags: { type: "array", maxItems: 5, items: { $ref: "#/$defs/Tag" } },
      version: { enum: [1] },
      note: { type: ["string", "null"] },
    },
    $defs: { Tag: { properties: { name: { format: "email" } } } },
  });
  expect(JSON.stringify(json)).not.toMatch(/"(const|maxLength)":/);
});

test("as JSON Schema: free keys and recursion stay as they are", () => {
  const free = { type: "object", additionalProperties: { type: "number" } };
  expect(jsonSchemaFor(free)).toEqual(free);
  const recursive = {
    type: "object",
    properties: { title: { const: "x" }, child: { $ref: "#/$defs/Node" } },
    $defs: { Node: { type: "object", properties: { child: { $ref: "#/$defs/Node" } } } },
  };
  expect(jsonSchemaFor(recursive)).toEqual({ ...recursive, properties: { ...recursive.properties, title: { enum: ["x"] } } });
});

test("a property that is called const stays a property", () => {
  const named = {
    type: "object",
    properties: { const: { type: "string" }, enum: { type: "string" } },
    required: ["const", "enum"],
    additionalProperties: false,
  };
  expect(jsonSchemaFor(named)).toEqual(named);
});

test("as OpenAPI: upper-case types, nullable, nothing that Gemini before 2.5 refuses", () => {
  const open = openApiSchemaFor(schema);
  expect(open).toEqual({
    type: "OBJECT",
    properties: {
      alt: { type: "STRING", description: "What is to be seen. (maxLength: 120)" },
      kind: { type: "STRING", format: "enum", enum: ["photo", "drawing"] },
      stars: { type: "INTEGER", minimum: 1, maximum: 5 },
      at: { type: "STRING", format: "date-time" },
      tags: {
        type: "ARRAY",
        maxItems: 5,
        items: {
          type: "OBJECT",
          properties: { name: { type: "STRING", description: "(format: email)" } },
          required: ["name"],
          propertyOrdering: ["name"],
        },
      },
      version: { type: "NUMBER", description: "(one of [1])" },
      note: { type: "STRING", nullable: true },
    },
    required: ["alt", "kind", "stars", "at", "tags", "version", "note"],
    propertyOrdering: ["alt", "kind", "stars", "at", "tags", "version", "note"],
  });
});

test("as OpenAPI: unions, and null in them", () => {
  const union = {
    type: "object",
    properties: {
      size: {
        anyOf: [{ type: "string" }, { type: "object", properties: { w: { type: "number" } }, required: ["w"] }, { type: "null" }],
      },
    },
    required: ["size"],
  };
  expect(openApiSchemaFor(union)).toMatchObject({
    properties: {
      size: { anyOf: [{ type: "STRING" }, { type: "OBJECT", properties: { w: { type: "NUMBER" } } }], nullable: true },
    },
  });
  const optional = { type: "object", properties: { list: { type: "array", items: { type: "string" } } } };
  expect(openApiSchemaFor(optional)).toMatchObject({
    properties: { list: { type: "ARRAY", items: { type: "STRING" }, nullable: true } },
  });
});

test("as OpenAPI: what cannot be said so is left to the prompt", () => {
  expect(openApiSchemaFor({ type: "object", additionalProperties: { type: "number" } })).toBeUndefined();
});
