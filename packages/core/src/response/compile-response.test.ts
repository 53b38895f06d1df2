import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod-3";
import { DefinitionError } from "../errors/definition-error.js";
import { compileResponse } from "./compile-response.js";
import { responseModel } from "./response-model.js";
import type { StandardSchema } from "./standard-schema.js";

describe("compileResponse", () => {
  it("compiles a schema once", async () => {
    const schema = z.object({ alt: z.string() });
    expect(compileResponse(schema)).toBe(compileResponse(schema));
    expect(await compileResponse(schema)).toBe(await compileResponse(schema));
  });

  it("tries again after a failure", async () => {
    const input = vi.fn(() => ({ type: "object" }));
    input.mockImplementationOnce(() => {
      throw new Error("not yet");
    });
    const schema: StandardSchema = {
      "~standard": { version: 1, vendor: "own", validate: (value) => ({ value }), ...{ jsonSchema: { input } } },
    };
    await expect(compileResponse(schema)).rejects.toThrow("not yet");
    expect((await compileResponse(schema)).request.jsonSchema).toEqual({ type: "object" });
  });

  it("says so when it is given something else than a schema", async () => {
    const jsonSchema = { type: "object" } as unknown as StandardSchema;
    await expect(compileResponse(jsonSchema)).rejects.toThrow(DefinitionError);
  });

  it.each([
    ["a title", z.object({}).meta({ title: "Alt Text!" }), "Alt_Text"],
    ["Zod's id", z.object({}).meta({ id: "AltText" }), "AltText"],
    ["both", z.object({}).meta({ id: "x", title: "AltText" }), "AltText"],
    ["Valibot's title", v.pipe(v.object({}), v.title("alt text")), "alt_text"],
    ["an explicit name", responseModel(z.object({}).meta({ title: "x" }), { name: "shop/alt" }), "shop_alt"],
    ["a name that is too long", responseModel(z.object({}), { name: "n".repeat(100) }), "n".repeat(64)],
    ["a name of no usable character", responseModel(z.object({}), { name: "図" }), "answer"],
  ] as [string, StandardSchema, string][])("names the request by %s", async (_, schema, name) => {
    expect((await compileResponse(schema)).request.name).toBe(name);
  });

  it.each([
    ["a nullable object", z.object({ a: z.string() }).nullable(), "null", null],
    ["an enum", z.enum(["a", "b"]), '"a"', "a"],
    ["a number", z.number(), "3", 3],
    ["a boolean", z.boolean(), "false", false],
    ["a tuple", z.tuple([z.string(), z.number()]), '["a", 1]', ["a", 1]],
    ["a union", z.union([z.string(), z.number()]), "1", 1],
  ] as [string, StandardSchema, string, unknown][])("wraps %s and reads it in both forms", async (_, schema, text, value) => {
    const { request, read } = await compileResponse(schema);
    expect(request.jsonSchema).toMatchObject({ type: "object", required: ["value"], additionalProperties: false });
    expect(await read(`{"value": ${text}}`)).toEqual({ ok: true, value });
    expect(await read(text)).toEqual({ ok: true, value });
  });

  it("leaves a map with free keys as it is", async () => {
    const { request, read } = await compileResponse(z.record(z.string(), z.number()));
    expect(request.jsonSchema).toMatchObject({ type: "object", additionalProperties: { type: "number" } });
    expect(await read('{"value": 1, "other": 2}')).toEqual({ ok: true, value: { value: 1, other: 2 } });
  });

  it("keeps definitions within reach of the wrapped value", async () => {
    const Node = z.object({
      name: z.string(),
      note: z.string().optional(),
      get children() {
        return z.array(Node);
      },
    });
    const { request, read } = await compileResponse(z.array(Node));
    expect(request.jsonSchema.properties).toEqual({ value: { type: "array", items: { $ref: "#/$defs/__schema0" } } });
    expect(Object.keys(request.jsonSchema.$defs as object)).toEqual(["__schema0"]);
    const leaf = { name: "leaf", note: null, children: [] };
    expect(await read(JSON.stringify([{ name: "root", note: null, children: [leaf] }]))).toEqual({
      ok: true,
      value: [{ name: "root", children: [{ name: "leaf", children: [] }] }],
    });
  });

  it("runs refinements and transforms once, asynchronous ones too", async () => {
    const calls = { refine: 0, transform: 0 };
    const counted = (library: typeof z | typeof z3) =>
      (library as typeof z).object({
        alt: (library as typeof z)
          .string()
          .refine(async (text) => {
            calls.refine++;
            return (await text).length > 2;
          }, "too short")
          .transform(async (text) => {
            calls.transform++;
            return text.toUpperCase();
          }),
      });
    for (const library of [z, z3 as unknown as typeof z]) {
      Object.assign(calls, { refine: 0, transform: 0 });
      const { read } = await compileResponse(counted(library));
      expect(await read('Sure: {"alt": "wolf"}')).toEqual({ ok: true, value: { alt: "WOLF" } });
      expect(calls).toEqual({ refine: 1, transform: 1 });
      expect(await read('{"alt": "w"}')).toMatchObject({ ok: false, issues: [{ message: "too short", path: ["alt"] }] });
    }
  });

  it("takes asynchronous Valibot schemas", async () => {
    const schema = v.objectAsync({
      alt: v.pipeAsync(
        v.string(),
        v.checkAsync(async (text) => text !== "", "empty"),
      ),
    });
    const { read } = await compileResponse(schema);
    expect(await read('{"alt": "x"}')).toEqual({ ok: true, value: { alt: "x" } });
    expect(await read('{"alt": ""}')).toMatchObject({ ok: false, issues: [{ message: "empty", path: ["alt"] }] });
  });

  it("throws on what the schema's own code throws", async () => {
    const { read } = await compileResponse(
      z.object({}).transform(() => {
        throw new Error("mine");
      }),
    );
    await expect(read("{}")).rejects.toThrow("mine");
  });

  it("does not pollute, whatever keys the answer has", async () => {
    const { read } = await compileResponse(z.looseObject({ a: z.string().optional() }));
    const result = await read('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    expect(result.ok).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each(["", "   ", "I cannot help with that.", "```json\n```", '{"alt": "A wol'])("gives an issue for %j", async (text) => {
    const { read } = await compileResponse(z.object({ alt: z.string() }));
    expect(await read(text)).toMatchObject({ ok: false, issues: [{ path: [], message: expect.stringContaining("JSON") }] });
  });

  it("gives an issue for a recursive answer of hostile depth", async () => {
    const Node = z.object({
      get child() {
        return Node.optional();
      },
    });
    const { read } = await compileResponse(Node);
    const text = `${'{"child":'.repeat(100_000)}{}${"}".repeat(100_000)}`;
    expect(await read(text)).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining("deep") }] });
  });
});

it("refuses a value that is nested too deeply, before the schema sees it", async () => {
  const seen: unknown[] = [];
  const own: StandardSchema = {
    "~standard": {
      version: 1,
      vendor: "own",
      validate(value) {
        seen.push(value);
        return { value };
      },
    },
  };
  const { read } = await compileResponse(responseModel(own, { jsonSchema: { type: "array" } }));
  const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  expect(await read(nested(256))).toMatchObject({ ok: true });
  for (const text of [nested(257), nested(100_000), JSON.stringify(nested(257)), `Here: ${nested(257)}`]) {
    expect(await read(text)).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining("too deep") }] });
  }
  expect(seen).toHaveLength(1);
});

describe("responseModel", () => {
  it("is asked for by the given JSON Schema and read by the given schema", async () => {
    const model = responseModel(z.object({ taken: z.coerce.date() }), {
      name: "shot",
      jsonSchema: { $schema: "x", type: "object", properties: { taken: { type: "string" } }, required: ["taken"] },
    });
    const { request, read } = await compileResponse(model);
    expect(request).toEqual({
      name: "shot",
      jsonSchema: { type: "object", properties: { taken: { type: "string" } }, required: ["taken"] },
    });
    expect(await read('{"taken": "2026-01-02"}')).toEqual({ ok: true, value: { taken: new Date("2026-01-02") } });
  });

  it("is a Standard Schema itself", async () => {
    const schema = z.object({ alt: z.string() });
    expect(responseModel(schema)["~standard"].vendor).toBe("zod");
    expect(await responseModel(schema)["~standard"].validate({ alt: "x" })).toEqual({ value: { alt: "x" } });
  });

  it("needs no converter when the JSON Schema is given", async () => {
    const own: StandardSchema = { "~standard": { version: 1, vendor: "own", validate: (value) => ({ value }) } };
    await expect(compileResponse(own)).rejects.toThrow(DefinitionError);
    const { read } = await compileResponse(responseModel(own, { jsonSchema: { type: "string" } }));
    expect(await read('{"value": "x"}')).toEqual({ ok: true, value: "x" });
  });
});
