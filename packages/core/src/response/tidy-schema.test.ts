import { describe, expect, it } from "vitest";
import { tidySchema } from "./tidy-schema.js";

describe("tidySchema", () => {
  it("puts the root's reference in its place and keeps what is used", () => {
    expect(
      tidySchema({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $ref: "#/$defs/A",
        description: "mine",
        $defs: { A: { type: "object", properties: { b: { $ref: "#/$defs/B" } } }, B: { type: "string" }, C: {} },
      }),
    ).toEqual({
      type: "object",
      description: "mine",
      properties: { b: { $ref: "#/$defs/B" } },
      $defs: { B: { type: "string" } },
    });
  });

  it("turns the forms of older drafts into those of 2020-12", () => {
    expect(
      tidySchema({
        type: "array",
        items: [{ $ref: "#/definitions/A" }],
        additionalItems: false,
        definitions: { A: { type: "string" } },
      }),
    ).toEqual({ type: "array", prefixItems: [{ $ref: "#/$defs/A" }], items: false, $defs: { A: { type: "string" } } });
  });

  it("leaves values alone that only look like schemas", () => {
    const schema = {
      type: "object",
      default: { $ref: "#/nowhere", $schema: "x" },
      enum: [{ $ref: "#/nowhere" }],
      properties: { $ref: { type: "string" }, enum: { type: "string" } },
    };
    expect(tidySchema(schema)).toEqual(schema);
  });

  it("keeps names apart that would be the same", () => {
    const schema = tidySchema({
      type: "object",
      properties: {
        x: { type: "object", properties: { a: { type: "string" } } },
        y: { type: "object", properties: { a: { type: "number" } } },
        one: { $ref: "#/properties/x/properties/a" },
        other: { $ref: "#/properties/y/properties/a" },
      },
    });
    expect(schema.$defs).toEqual({ a: { type: "string" }, a_2: { type: "number" } });
    expect(schema.properties).toMatchObject({ one: { $ref: "#/$defs/a" }, other: { $ref: "#/$defs/a_2" } });
  });

  it("reads escaped pointers", () => {
    const schema = { properties: { "a/b ~": { type: "string" }, c: { $ref: "#/properties/a~1b%20~0" } } };
    expect(tidySchema(schema).$defs).toEqual({ a_1b_20_0: { type: "string" } });
  });

  it.each(["#/$defs/Missing", "https://example.com/a.json", "#anchor", "#/__proto__"])("refuses the reference %s", ($ref) => {
    expect(() => tidySchema({ type: "array", items: { $ref } })).toThrow(`"${$ref}"`);
  });

  it("ends on a schema that refers only to itself", () => {
    expect(tidySchema({ $ref: "#" })).toEqual({});
    expect(tidySchema({ $ref: "#/$defs/A", $defs: { A: { $ref: "#/$defs/A" } } })).toEqual({});
  });
});
