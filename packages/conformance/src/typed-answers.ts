import { promptTemplate, RefusedError, ResponseError, responseModel, type StandardSchema } from "@legenda/core";
import { expect, test } from "vitest";
import { type Context, failureOf, start } from "./context.js";
import { imagesIn, pngBytes } from "./pictures.js";
import { say, sayJson } from "./server/scenario.js";

interface Scene {
  readonly title: string;
  readonly tags: readonly string[];
  readonly note?: string | undefined;
}

/** A schema by hand, so that the suite needs no schema library. */
const schema: StandardSchema<unknown, Scene> = {
  "~standard": {
    version: 1,
    vendor: "conformance",
    validate(value) {
      const { title, tags, note } = (value ?? {}) as Partial<Record<string, unknown>>;
      if (typeof title !== "string") return { issues: [{ message: "expected a string", path: ["title"] }] };
      if (!Array.isArray(tags)) return { issues: [{ message: "expected an array", path: ["tags"] }] };
      if (note !== undefined && typeof note !== "string") return { issues: [{ message: "expected a string", path: ["note"] }] };
      return { value: { title, tags: tags.map(String), ...(note !== undefined && { note }) } };
    },
  },
};

const Scene = responseModel(schema, {
  name: "scene",
  jsonSchema: {
    type: "object",
    properties: {
      title: { type: "string", description: "What is to be seen.", maxLength: 80 },
      tags: { type: "array", items: { type: "string" } },
      note: { type: "string" },
    },
    required: ["title", "tags"],
  },
});

const wolf = { title: "A wolf", tags: ["wolf", "snow"] };

/** Values through core's own call pipeline. */
export function typedAnswers(context: Context): void {
  const { supports } = context;
  const picture = pngBytes(40_000);
  const template = promptTemplate("Describe {photo:image}");

  test("a value that fits", async () => {
    const { server, model } = await start(context, sayJson(wolf));
    const reply = await template.call(model, { response: Scene })({ photo: picture }).reply();
    expect(reply).toMatchObject({ value: wolf, attempts: 1, finish: "stop" });
    expect(server.requests.at(-1)?.text).toContain("What is to be seen.");
    expect(imagesIn(server.requests.at(-1)?.body)).toEqual([picture]);
  });

  test("a null where the schema has an optional field", async () => {
    const { model } = await start(context, sayJson({ ...wolf, note: null }));
    expect(await template.call(model, { response: Scene })({ photo: picture })).toEqual(wolf);
  });

  test("snapshots, the last one whole", async () => {
    const { model } = await start(context, sayJson(wolf, { chunks: JSON.stringify(wolf).match(/.{1,5}/g) ?? [] }));
    const snapshots: unknown[] = [];
    for await (const snapshot of template.call(model, { response: Scene })({ photo: picture }).stream()) snapshots.push(snapshot);
    expect(snapshots.at(-1)).toEqual(wolf);
    if (model.capabilities.streaming) expect(snapshots.length).toBeGreaterThan(1);
  });

  if (supports.turns)
    test("a value that does not fit goes back with its faults", async () => {
      const { server, model } = await start(context, sayJson({ title: 7, tags: [] }), sayJson(wolf));
      const reply = await template.call(model, { response: Scene })({ photo: picture }).reply();
      expect(reply).toMatchObject({ value: wolf, attempts: 2 });
      expect(server.requests.at(-1)?.text).toContain("expected a string");
    });

  if (supports.refusal)
    test("a refusal is no value", async () => {
      const { model } = await start(context, say("I cannot help with that.", { finish: "refusal" }));
      const answer = template.call(model, { response: Scene })({ photo: picture });
      expect(await failureOf(Promise.resolve(answer))).toBeInstanceOf(RefusedError);
      expect((await answer.reply()).finish).toBe("refusal");
    });

  if (supports.length)
    test("an answer cut by length says so", async () => {
      const { server, model } = await start(context, say('{"title": "A wo', { finish: "length" }));
      const error = await failureOf(Promise.resolve(template.call(model, { response: Scene })({ photo: picture })));
      expect(error).toBeInstanceOf(ResponseError);
      expect(String(error)).toContain("maxTokens");
      expect(server.answered).toBe(1);
    });
}
