import { fail, sayJson, type VendorServer } from "@legenda/conformance/server";
import { InvalidRequestError } from "@legenda/core";
import type { RequestSchema } from "@legenda/core/provider";
import { expect, test } from "vitest";
import { compatible } from "./compatible.js";
import { openai } from "./openai.js";
import { ask, picture, server, text } from "./testing.js";

const schema: RequestSchema = {
  name: "alt_text",
  jsonSchema: {
    type: "object",
    properties: { alt: { type: "string", maxLength: 80 }, score: { type: "number", minimum: 0 }, note: { type: "string" } },
    required: ["alt", "score"],
  },
};
/** A map cannot be said in the strict subset. */
const loose: RequestSchema = { name: "counts", jsonSchema: { type: "object", additionalProperties: { type: "number" } } };

const wolf = sayJson({ alt: "A wolf.", score: 1, note: null });
const request = ask([text("Describe."), picture()], { schema });
const formats = ({ requests }: VendorServer) =>
  requests.map(({ body }) => {
    const { response_format, text } = body as { response_format?: { type: string }; text?: { format?: { type: string } } };
    return (response_format ?? text?.format)?.type;
  });

test("a strict schema, in chat completions and in responses", async () => {
  const there = await server({}, wolf);
  const at = { apiKey: "k", baseURL: there.url };
  await openai("gpt-4o-mini", at).generate(request);
  await openai("gpt-4o-mini", { ...at, api: "responses" }).generate({
    ...request,
    params: { providerOptions: { text: { verbosity: "low" } } },
  });
  const sent = {
    type: "object",
    properties: {
      alt: { type: "string", description: "(maxLength: 80)" },
      score: { type: "number", minimum: 0 },
      note: { type: ["string", "null"] },
    },
    required: ["alt", "score", "note"],
    additionalProperties: false,
  };
  expect(there.requests[0]?.body).toMatchObject({
    response_format: { type: "json_schema", json_schema: { name: "alt_text", strict: true, schema: sent } },
  });
  expect(there.requests[1]?.body).toMatchObject({
    text: { verbosity: "low", format: { type: "json_schema", name: "alt_text", strict: true, schema: sent } },
  });
});

test("a schema outside the strict subset is sent as it is, not strict", async () => {
  const there = await server({}, wolf);
  await openai("gpt-4o-mini", { apiKey: "k", baseURL: there.url }).generate(ask([text("Count.")], { schema: loose }));
  expect(there.requests[0]?.body).toMatchObject({
    response_format: { json_schema: { strict: false, schema: loose.jsonSchema } },
  });
});

test.each(["generate", "stream"] as const)(
  "%s: a way that is refused is left for good, and the next is taken within the call",
  async (mode) => {
    const there = await server({ refuses: ["json_schema", "json_object"] }, wolf);
    const model = compatible({ apiKey: "k", baseURL: there.url })("vision");
    const send = async () => {
      if (mode === "generate") return void (await model.generate(request));
      for await (const _ of model.stream(request));
    };
    await send();
    await send();
    expect(formats(there)).toEqual(["json_schema", "json_object", undefined, undefined]);
    expect(there.requests.at(-1)?.text).toContain("It must match this JSON Schema");
  },
);

test("parallel calls that are all refused step down once", async () => {
  const there = await server({ refuses: ["json_schema"] }, wolf);
  const model = compatible({ apiKey: "k", baseURL: there.url })("vision");
  await Promise.all([1, 2, 3, 4].map(() => model.generate(request)));
  await model.generate(request);
  expect(formats(there).at(-1)).toBe("json_object");
});

test("a schema that is not accepted closes the way for itself alone", async () => {
  const there = await server();
  const model = openai("gpt-4o-mini", { apiKey: "k", baseURL: there.url });
  there.script(fail(400, { message: "Invalid schema for response_format 'alt_text': In context=(), …" }), wolf, wolf, wolf);
  await model.generate(request);
  await model.generate(request);
  await model.generate(ask([text("Count.")], { schema: loose }));
  expect(formats(there)).toEqual(["json_schema", "json_object", "json_object", "json_schema"]);
});

test("another 400 is no reason to ask in another way", async () => {
  const there = await server({}, fail(400, { message: "The image could not be decoded." }));
  await expect(openai("gpt-4o-mini", { apiKey: "k", baseURL: there.url }).generate(request)).rejects.toBeInstanceOf(
    InvalidRequestError,
  );
  expect(there.requests).toHaveLength(1);
});
