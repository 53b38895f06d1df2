import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../model.js";
import { Shape } from "./shape.js";
import { stripNulls } from "./strip-nulls.js";

const strip = (value: unknown, schema: JsonSchema): unknown => stripNulls(value, new Shape([schema], schema));

const text = { type: "string" };

describe("stripNulls", () => {
  it("removes a null that only stands for absence, and no other", () => {
    const schema = {
      type: "object",
      properties: {
        required: text,
        optional: text,
        nullable: { type: ["string", "null"] },
        anyOf: { anyOf: [text, { type: "null" }] },
        enum: { enum: ["a", null] },
        const: { const: null },
        openApi: { type: "string", nullable: true },
        anything: {},
        always: true,
        plainEnum: { enum: ["a"] },
      },
      required: ["required"],
    };
    const nulls = Object.fromEntries([...Object.keys(schema.properties), "unknown"].map((key) => [key, null]));
    const { optional: _, plainEnum: __, ...rest } = nulls;
    expect(strip(nulls, schema)).toEqual(rest);
  });

  it("goes into nested objects, arrays, tuples, maps and references", () => {
    const Item = { type: "object", properties: { note: text, next: { $ref: "#/$defs/Item" } } };
    const schema = {
      type: "object",
      properties: {
        item: { $ref: "#/$defs/Item" },
        list: { type: "array", items: { $ref: "#/$defs/Item" } },
        tuple: { type: "array", prefixItems: [{ type: "null" }, { $ref: "#/$defs/Item" }] },
        map: { type: "object", additionalProperties: { $ref: "#/$defs/Item" } },
        both: { allOf: [{ $ref: "#/$defs/Item" }, { type: "object", properties: { other: text } }] },
      },
      $defs: { Item },
    };
    expect(
      strip(
        {
          item: { note: null, next: { note: null, next: null } },
          list: [{ note: null }, null, { note: "x" }],
          tuple: [null, { note: null }],
          map: { a: { note: null }, b: null },
          both: { note: null, other: null },
        },
        schema,
      ),
    ).toEqual({ item: { next: {} }, list: [{}, null, { note: "x" }], tuple: [null, {}], map: { a: {}, b: null }, both: {} });
  });

  it("chooses among a union by discriminator and by what is required", () => {
    const schema = {
      anyOf: [
        { type: "object", properties: { kind: { const: "a" }, note: text }, required: ["kind"] },
        { type: "object", properties: { kind: { enum: ["b"] }, note: { type: ["string", "null"] } }, required: ["kind"] },
        { type: "object", properties: { other: text, note: { type: "null" } }, required: ["other"] },
        { type: "null" },
      ],
    };
    expect(strip({ kind: "a", note: null }, schema)).toEqual({ kind: "a" });
    expect(strip({ kind: "b", note: null }, schema)).toEqual({ kind: "b", note: null });
    expect(strip({ other: "x", note: null }, schema)).toEqual({ other: "x", note: null });
    expect(strip(null, schema)).toBeNull();
  });

  it("keeps a null that one of several possible alternatives allows", () => {
    const schema = {
      oneOf: [
        { type: "object", properties: { note: text } },
        { type: "object", properties: { note: { type: ["string", "null"] } } },
      ],
    };
    expect(strip({ note: null }, schema)).toEqual({ note: null });
  });

  it("copies what changes, and leaves the value as it was", () => {
    const value = { note: null, list: [{ note: null }] };
    const schema = { type: "object", properties: { note: text, list: { type: "array", items: { properties: { note: text } } } } };
    expect(strip(value, schema)).toEqual({ list: [{}] });
    expect(value).toEqual({ note: null, list: [{ note: null }] });
    const hostile = strip(JSON.parse('{"__proto__": {"x": 1}}'), schema) as { x?: number };
    expect(Object.keys(hostile)).toEqual(["__proto__"]);
    expect(hostile.x).toBeUndefined();
  });

  it("ends on schemas that refer to themselves", () => {
    const schema = { anyOf: [{ $ref: "#" }, { type: "object", properties: { note: { $ref: "#" } } }] };
    expect(strip({ note: { note: null } }, schema)).toEqual({ note: {} });
  });
});
