import { type } from "arktype";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod-3";
import { isRecord } from "../is-object.js";
import type { JsonSchema } from "../model.js";
import { compileResponse } from "./compile-response.js";
import { constraintKeywords, strictSchema } from "./portable.js";
import type { StandardSchema } from "./standard-schema.js";

const text = { type: "string" };
const object = (properties: object, required = Object.keys(properties)) => ({ type: "object", properties, required });
const strict = (properties: object) => ({ ...object(properties), additionalProperties: false });

describe("strictSchema", () => {
  it("requires every property, and makes optional ones nullable", () => {
    const Item = object({ a: text });
    expect(
      strictSchema({
        ...object(
          {
            required: text,
            text: { ...text, description: "a note" },
            nullable: { type: ["string", "null"] },
            enum: { type: "string", enum: ["a"], title: "Kind" },
            list: { type: "array", items: object({ b: text }, []) },
            union: { anyOf: [text, { type: "number" }] },
            nullUnion: { oneOf: [text, { type: "null" }] },
            reference: { $ref: "#/$defs/Item" },
          },
          ["required"],
        ),
        $defs: { Item },
      }),
    ).toEqual({
      ...strict({
        required: text,
        text: { type: ["string", "null"], description: "a note" },
        nullable: { type: ["string", "null"] },
        enum: { title: "Kind", anyOf: [{ type: "string", enum: ["a"] }, { type: "null" }] },
        list: { anyOf: [{ type: "array", items: strict({ b: { type: ["string", "null"] } }) }, { type: "null" }] },
        union: { anyOf: [text, { type: "number" }, { type: "null" }] },
        nullUnion: { anyOf: [text, { type: "null" }] },
        reference: { anyOf: [{ $ref: "#/$defs/Item" }, { type: "null" }] },
      }),
      $defs: { Item: strict({ a: text }) },
    });
  });

  it("tells constraints in the description, but for those that are kept", () => {
    const schema = object({ a: { type: "string", minLength: 1, maxLength: 80, default: "x", description: "Short." } });
    expect(strictSchema(schema)?.properties).toEqual({
      a: { type: "string", description: "Short. (minLength: 1, maxLength: 80)" },
    });
    expect(strictSchema(schema, { keep: ["maxLength"] })?.properties).toEqual({
      a: { type: "string", maxLength: 80, description: "Short. (minLength: 1)" },
    });
    expect(strictSchema(object({ n: { type: "integer", minimum: -9007199254740991, maximum: 9 } }))?.properties).toEqual({
      n: { type: "integer", description: "(maximum: 9)" },
    });
  });

  it("gives a bare enum or const its type", () => {
    expect(strictSchema(object({ a: { enum: ["x", "y"] }, b: { const: "k" }, c: { enum: ["x", null] } }))?.properties).toEqual({
      a: { type: "string", enum: ["x", "y"] },
      b: { type: "string", const: "k" },
      c: { type: ["string", "null"], enum: ["x", null] },
    });
  });

  it("makes one object of allOf", () => {
    const parts = [{ $ref: "#/$defs/A" }, object({ b: text }, []), { description: "both" }];
    expect(strictSchema({ ...object({ x: { allOf: parts } }), $defs: { A: object({ a: text }) } })?.properties).toEqual({
      x: { ...strict({ a: text, b: { type: ["string", "null"] } }), description: "both" },
    });
  });

  it("copies a definition where its reference has a description of its own", () => {
    const schema = {
      ...object({ a: { $ref: "#/$defs/A", description: "mine" } }),
      $defs: { A: object({ next: { $ref: "#/$defs/A", description: "again" } }, []) },
    };
    expect(strictSchema(schema)?.properties).toEqual({
      a: { ...strict({ next: { anyOf: [{ $ref: "#/$defs/A" }, { type: "null" }] } }), description: "mine" },
    });
  });

  it.each<[string, object]>([
    ["a map", { type: "object", additionalProperties: text }],
    ["an object of any kind", { type: "object" }],
    ["keys by pattern", { type: "object", properties: { a: text }, patternProperties: { b: text } }],
    ["anything", {}],
    ["any property", object({ a: {} })],
    ["any element", { type: "array" }],
    ["a tuple", { type: "array", prefixItems: [text] }],
    ["unions that must both hold", { allOf: [{ anyOf: [text] }, { anyOf: [text] }] }],
  ])("is undefined for %s", (_, schema) => {
    expect(strictSchema(object({ x: schema }))).toBeUndefined();
  });

  it("keeps recursion, unless it is not taken", () => {
    const A = object({ b: { $ref: "#/$defs/B" } });
    const B = object({ a: { type: "array", items: { $ref: "#/$defs/A" } } });
    const schema = { ...object({ a: { $ref: "#/$defs/A" } }), $defs: { A, B } };
    expect(strictSchema(schema)).toEqual({
      ...strict({ a: { $ref: "#/$defs/A" } }),
      $defs: { A: strict({ b: { $ref: "#/$defs/B" } }), B: strict({ a: { type: "array", items: { $ref: "#/$defs/A" } } }) },
    });
    expect(strictSchema(schema, { recursion: false })).toBeUndefined();
    const flat = { ...schema, $defs: { A, B: object({ c: text }) } };
    expect(strictSchema(flat, { recursion: false })).toBeDefined();
  });

  it("does not change what it is given", () => {
    const schema = object({ a: { ...text, maxLength: 3 }, b: { allOf: [object({ c: text })] } }, []);
    const before = structuredClone(schema);
    strictSchema(schema);
    expect(schema).toEqual(before);
  });
});

describe("what every strict schema of a library holds to", () => {
  const libraries: [string, StandardSchema][] = [
    [
      "zod 4",
      z.object({
        a: z.string().max(3).optional(),
        b: z.discriminatedUnion("k", [
          z.object({ k: z.literal("x") }),
          z.looseObject({ k: z.literal("y"), n: z.int().optional() }),
        ]),
        c: z.array(z.enum(["p", "q"])).default([]),
        d: z.intersection(z.object({ e: z.email() }), z.object({ f: z.iso.datetime().nullish() })),
      }),
    ],
    [
      "zod 3",
      z3.object({
        a: z3.string().max(3).optional(),
        b: z3.discriminatedUnion("k", [
          z3.object({ k: z3.literal("x") }),
          z3.object({ k: z3.literal("y"), n: z3.number().optional() }),
        ]),
        d: z3.intersection(z3.object({ e: z3.string().email() }), z3.object({ f: z3.string().nullish() })),
      }),
    ],
    [
      "valibot",
      v.object({
        a: v.optional(
          v.pipe(
            v.string(),
            v.maxLength(3),
            v.check((it) => it !== ""),
          ),
        ),
        b: v.variant("k", [v.object({ k: v.literal("x") }), v.looseObject({ k: v.literal("y"), n: v.optional(v.number()) })]),
        d: v.intersect([v.object({ e: v.string() }), v.object({ f: v.nullish(v.string()) })]),
      }),
    ],
    [
      "arktype",
      type({ "a?": "string <= 3", b: type({ k: "'x'" }).or({ k: "'y'", "n?": "number" }), "c?": "('p'|'q')[]", f: "boolean" }),
    ],
    ["zod 4, a bare list", z.array(z.object({ a: z.string().optional() }))],
  ];

  it.each(libraries)("%s", async (_, schema) => {
    const { request } = await compileResponse(schema);
    const made = strictSchema(request.jsonSchema);
    expect(made?.type).toBe("object");
    expectStrict(made);
  });

  const known = new Set([
    "type",
    "title",
    "description",
    "enum",
    "const",
    "anyOf",
    "items",
    "properties",
    "required",
    "additionalProperties",
    "$ref",
    "$defs",
  ]);

  function expectStrict(schema: unknown): void {
    if (!isRecord(schema)) throw new Error("not a schema");
    for (const keyword of Object.keys(schema)) expect(known).toContain(keyword);
    expect(constraintKeywords.some((keyword) => keyword in schema)).toBe(false);
    if ([schema.type].flat().includes("object")) {
      expect(schema.additionalProperties).toBe(false);
      expect(schema.required).toEqual(Object.keys(schema.properties as object));
    }
    const maps = [schema.properties, schema.$defs].filter(isRecord).flatMap((map) => Object.values(map));
    const lists = Array.isArray(schema.anyOf) ? (schema.anyOf as JsonSchema[]) : [];
    for (const inner of [...maps, ...lists, ...(schema.items ? [schema.items] : [])]) expectStrict(inner);
  }
});
