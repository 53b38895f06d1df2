import { type } from "arktype";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import { z as z3 } from "zod-3";
import { compileResponse } from "./compile-response.js";
import type { StandardSchema } from "./standard-schema.js";

/** The same response model in each library. */
const photo: Record<string, StandardSchema> = {
  "zod 4": z.object({
    alt: z.string(),
    note: z.string().optional(),
    place: z.string().nullable(),
    kind: z.enum(["photo", "drawing"]),
    tags: z.array(z.string()),
    camera: z.object({ model: z.string(), lens: z.string().optional() }),
    count: z.number().default(1),
    words: z.string().transform((text) => text.split(" ").length),
    short: z.string().refine((text) => text.length < 10, "too long"),
  }),
  "zod mini": mini.object({
    alt: mini.string(),
    note: mini.optional(mini.string()),
    place: mini.nullable(mini.string()),
    kind: mini.enum(["photo", "drawing"]),
    tags: mini.array(mini.string()),
    camera: mini.object({ model: mini.string(), lens: mini.optional(mini.string()) }),
    count: mini._default(mini.number(), 1),
    words: mini.pipe(
      mini.string(),
      mini.transform((text: string) => text.split(" ").length),
    ),
    short: mini.string().check(mini.refine((text) => text.length < 10, "too long")),
  }),
  "zod 3": z3.object({
    alt: z3.string(),
    note: z3.string().optional(),
    place: z3.string().nullable(),
    kind: z3.enum(["photo", "drawing"]),
    tags: z3.array(z3.string()),
    camera: z3.object({ model: z3.string(), lens: z3.string().optional() }),
    count: z3.number().default(1),
    words: z3.string().transform((text) => text.split(" ").length),
    short: z3.string().refine((text) => text.length < 10, "too long"),
  }),
  valibot: v.object({
    alt: v.string(),
    note: v.optional(v.string()),
    place: v.nullable(v.string()),
    kind: v.picklist(["photo", "drawing"]),
    tags: v.array(v.string()),
    camera: v.object({ model: v.string(), lens: v.optional(v.string()) }),
    count: v.optional(v.number(), 1),
    words: v.pipe(
      v.string(),
      v.transform((text) => text.split(" ").length),
    ),
    short: v.pipe(
      v.string(),
      v.check((text) => text.length < 10, "too long"),
    ),
  }),
  arktype: type({
    alt: "string",
    "note?": "string",
    place: "string | null",
    kind: "'photo' | 'drawing'",
    tags: "string[]",
    camera: { model: "string", "lens?": "string" },
    count: "number = 1",
    words: type("string").pipe((text) => text.split(" ").length),
    short: type("string").narrow((text, context) => text.length < 10 || context.mustBe("shorter")),
  }),
};

const answer = {
  alt: "A wolf",
  note: null,
  place: null,
  kind: "photo",
  tags: ["wolf", "snow"],
  camera: { model: "X100", lens: null },
  count: null,
  words: "three short words",
  short: "brief",
};

describe.each(Object.entries(photo))("%s", (_, schema) => {
  it("is asked for as an object that says what is optional", async () => {
    const { request } = await compileResponse(schema);
    const {
      type: root,
      properties,
      required,
    } = request.jsonSchema as {
      type: string;
      properties: Record<string, Record<string, unknown>>;
      required: string[];
    };
    expect(request.name).toBe("answer");
    expect(root).toBe("object");
    expect(request.jsonSchema).not.toHaveProperty("$schema");
    expect(Object.keys(properties).sort()).toEqual(Object.keys(answer).sort());
    expect([...required].sort()).toEqual(["alt", "camera", "kind", "place", "short", "tags", "words"]);
    expect(properties.alt).toMatchObject({ type: "string" });
    expect(properties.words).toMatchObject({ type: "string" });
    expect(new Set(properties.kind?.enum as string[])).toEqual(new Set(["photo", "drawing"]));
    expect(properties.tags).toMatchObject({ type: "array", items: { type: "string" } });
    expect(properties.camera).toMatchObject({ type: "object", required: ["model"] });
  });

  it("reads the value, with the nulls of optional fields gone, transformed and filled", async () => {
    const { read } = await compileResponse(schema);
    expect(await read(JSON.stringify(answer))).toEqual({
      ok: true,
      value: {
        alt: "A wolf",
        place: null,
        kind: "photo",
        tags: ["wolf", "snow"],
        camera: { model: "X100" },
        count: 1,
        words: 3,
        short: "brief",
      },
    });
  });

  it("gives the issues with their paths, of refinements too", async () => {
    const { read } = await compileResponse(schema);
    const result = await read(JSON.stringify({ ...answer, camera: { model: 1 } }));
    expect(result).toMatchObject({ ok: false, issues: [{ path: ["camera", "model"] }] });
    const long = await read(JSON.stringify({ ...answer, short: "far longer than ten" }));
    expect(long).toMatchObject({ ok: false, issues: [{ path: ["short"] }] });
  });

  it("streams snapshots without those nulls", async () => {
    const reader = (await compileResponse(schema)).snapshots();
    let last: unknown;
    for (const char of JSON.stringify(answer)) last = reader.push(char) ?? last;
    const { note: _, count: __, ...rest } = answer;
    expect(last).toEqual({ ...rest, camera: { model: "X100" } });
  });
});

const texts: Record<string, StandardSchema> = {
  "zod 4": z.string(),
  "zod 3": z3.string(),
  valibot: v.string(),
  arktype: type("string"),
};
const lists: Record<string, StandardSchema> = {
  "zod 4": z.array(z.object({ a: z.string(), b: z.string().optional() })),
  "zod 3": z3.array(z3.object({ a: z3.string(), b: z3.string().optional() })),
  valibot: v.array(v.object({ a: v.string(), b: v.optional(v.string()) })),
  arktype: type({ a: "string", "b?": "string" }).array(),
};
const unions: Record<string, StandardSchema> = {
  "zod 4": z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), value: z.string(), note: z.string().optional() }),
    z.object({ kind: z.literal("none"), note: z.string().nullable() }),
  ]),
  "zod 3": z3.discriminatedUnion("kind", [
    z3.object({ kind: z3.literal("text"), value: z3.string(), note: z3.string().optional() }),
    z3.object({ kind: z3.literal("none"), note: z3.string().nullable() }),
  ]),
  valibot: v.variant("kind", [
    v.object({ kind: v.literal("text"), value: v.string(), note: v.optional(v.string()) }),
    v.object({ kind: v.literal("none"), note: v.nullable(v.string()) }),
  ]),
  arktype: type({ kind: "'text'", value: "string", "note?": "string" }).or({ kind: "'none'", note: "string | null" }),
};

describe.each(Object.keys(texts))("%s: a root that is no object", (library) => {
  const ofLibrary = (schemas: Record<string, StandardSchema>) => compileResponse(schemas[library] as StandardSchema);

  it("wraps a text, and takes it wrapped or naked", async () => {
    const { request, read } = await ofLibrary(texts);
    expect(request.jsonSchema).toEqual({
      type: "object",
      properties: { value: { type: "string" } },
      required: ["value"],
      additionalProperties: false,
    });
    for (const text of ['{"value": "A wolf"}', '"A wolf"', '```json\n"A wolf"\n```', '{"value": "A wolf", "confidence": 1}']) {
      expect(await read(text)).toEqual({ ok: true, value: "A wolf" });
    }
    expect(await read("A wolf")).toMatchObject({ ok: false, issues: [{ path: [] }] });
  });

  it("wraps an array, and takes it wrapped or naked", async () => {
    const { request, read } = await ofLibrary(lists);
    expect(request.jsonSchema).toMatchObject({ type: "object", properties: { value: { type: "array" } }, required: ["value"] });
    for (const text of ['{"value": [{"a": "x", "b": null}]}', '[{"a": "x"}]', 'See [1]:\n```json\n[{"a": "x"}]\n```']) {
      expect(await read(text)).toEqual({ ok: true, value: [{ a: "x" }] });
    }
  });

  it("wraps a union of objects, one with a property called value among them", async () => {
    const { request, read } = await ofLibrary(unions);
    expect(request.jsonSchema).toMatchObject({ type: "object", required: ["value"] });
    expect(await read('{"value": {"kind": "text", "value": "x", "note": null}}')).toEqual({
      ok: true,
      value: { kind: "text", value: "x" },
    });
    expect(await read('{"kind": "text", "value": "x"}')).toEqual({ ok: true, value: { kind: "text", value: "x" } });
    expect(await read('{"kind": "none", "note": null}')).toEqual({ ok: true, value: { kind: "none", note: null } });
  });
});
