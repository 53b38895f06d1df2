import { errorOf } from "@legenda/test-kit";
import { scope } from "arktype";
import * as v from "valibot";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod-3";
import { z as zod4InZod3 } from "zod-3/v4";
import { DefinitionError } from "../errors/definition-error.js";
import { jsonSchemaOf } from "./json-schema.js";
import type { StandardSchema } from "./standard-schema.js";

describe("jsonSchemaOf", () => {
  it("converts the Zod 4 that comes within zod@3.25, which does not convert itself", async () => {
    expect(await jsonSchemaOf(zod4InZod3.object({ a: zod4InZod3.string().default("x") }))).toEqual({
      type: "object",
      properties: { a: { type: "string", default: "x" } },
    });
  });

  it("refers to definitions alone, whatever the library referred to", async () => {
    const sub = z3.object({ q: z3.string() });
    expect(await jsonSchemaOf(z3.object({ a: sub, b: sub }))).toMatchObject({
      properties: { a: { properties: { q: { type: "string" } } }, b: { $ref: "#/$defs/a" } },
      $defs: { a: { properties: { q: { type: "string" } } } },
    });
  });

  const Zod4Node = z.object({
    name: z.string(),
    get children() {
      return z.array(Zod4Node);
    },
  });
  const Zod3Node: z3.ZodType<unknown> = z3.lazy(() => z3.object({ name: z3.string(), children: z3.array(Zod3Node) }));
  type Node = { name: string; children: Node[] };
  const ValibotNode: v.GenericSchema<Node> = v.object({ name: v.string(), children: v.array(v.lazy(() => ValibotNode)) });
  const ArkNode = scope({ node: { name: "string", children: "node[]" } }).export().node;

  it.each([
    ["zod 4", Zod4Node],
    ["zod 4 with an id", Zod4Node.meta({ id: "Node" })],
    ["zod 3", Zod3Node],
    ["valibot", ValibotNode],
    ["arktype", ArkNode],
  ] as [string, StandardSchema][])("gives a recursive schema of %s an object at the root", async (_, schema) => {
    const jsonSchema = await jsonSchemaOf(schema);
    expect(jsonSchema).toMatchObject({ type: "object", properties: { name: { type: "string" } } });
    const references = [...JSON.stringify(jsonSchema).matchAll(/"\$ref":"(.*?)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references)
      expect(Object.keys(jsonSchema.$defs as object)).toContain(reference?.replace("#/$defs/", ""));
  });

  it.each([
    ["zod 4", z.object({ taken: z.date() }), 'zod schema "object"', "Date cannot be represented"],
    ["zod 3", z3.object({ taken: z3.date() }), 'zod schema "ZodObject"', "ZodDate cannot be represented"],
    ["valibot", v.object({ taken: v.date() }), 'valibot schema "object"', '"date" schema cannot be converted'],
  ] as [string, StandardSchema, string, string][])(
    "says what has no JSON Schema in %s, and the way out",
    async (_, schema, name, reason) => {
      const { message } = await errorOf(jsonSchemaOf(schema), DefinitionError);
      expect(message).toContain(name);
      expect(message).toContain(reason);
      expect(message).toContain("responseModel(schema, { jsonSchema })");
    },
  );

  it("calls a schema by its description where it has one", async () => {
    await expect(jsonSchemaOf(z.date().describe("when it was taken"))).rejects.toThrow('zod schema "when it was taken"');
  });

  it("takes Zod 3's coerced date, which a text can pass", async () => {
    expect(await jsonSchemaOf(z3.object({ taken: z3.coerce.date() }))).toMatchObject({
      properties: { taken: { type: "string", format: "date-time" } },
    });
  });
});

describe("a missing converter", () => {
  afterEach(() => {
    vi.doUnmock("zod-to-json-schema");
    vi.doUnmock("@valibot/to-json-schema");
    vi.resetModules();
  });

  it.each([
    ["zod-to-json-schema", z3.object({})],
    ["@valibot/to-json-schema", v.object({})],
  ] as [string, StandardSchema][])("is named: %s", async (name, schema) => {
    vi.resetModules();
    vi.doMock(name, () => {
      throw new Error("Cannot find package");
    });
    const fresh = await import("./json-schema.js");
    await expect(fresh.jsonSchemaOf(schema)).rejects.toThrow(`npm install ${name}`);
  });
});
