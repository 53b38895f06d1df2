import { fail, sayJson } from "@legenda/conformance/server";
import { InvalidRequestError, type ModelRequest } from "@legenda/core";
import { googleServer } from "@legenda/loopback";
import { expect, onTestFinished, test } from "vitest";
import { google } from "./google.js";

const schema = (name: string) => ({
  name,
  jsonSchema: { type: "object", properties: { [name]: { type: "string" } }, required: [name] },
});
const ask = (asked: ReturnType<typeof schema>): ModelRequest => ({
  messages: [{ role: "user", content: [{ type: "text", text: "Describe." }] }],
  schema: asked,
  params: {},
});

async function start(id: string) {
  const server = await googleServer();
  onTestFinished(() => server.close());
  return { server, model: google(id, { apiKey: "key-1", baseURL: server.url }) };
}

const configOf = ({ body }: { body: unknown } = { body: {} }) =>
  (body as { generationConfig?: Record<string, unknown> }).generationConfig ?? {};

test("the schema itself, as the model takes it", async () => {
  const { server, model } = await start("gemini-2.5-flash");
  server.script(sayJson({ title: "A wolf" }));
  await model.generate(ask(schema("title")));
  expect(configOf(server.requests[0])).toMatchObject({
    responseMimeType: "application/json",
    responseJsonSchema: { type: "object" },
  });
  expect(server.requests[0]?.text).not.toContain("JSON Schema");

  const before = await start("gemini-2.0-flash");
  before.server.script(sayJson({ title: "A wolf" }));
  await before.model.generate(ask(schema("title")));
  expect(configOf(before.server.requests[0])).toMatchObject({
    responseMimeType: "application/json",
    responseSchema: { type: "OBJECT" },
  });
});

test("a refused schema goes by JSON mode, then by the prompt, and that is remembered for the one schema", async () => {
  const { server, model } = await start("gemini-3.8-flash");
  server.script(
    fail(400, { message: "The specified schema produces a constraint that has too many states for serving." }),
    fail(400, { message: "JSON mode is not enabled for models/x" }),
    sayJson({ title: "A wolf" }),
  );
  const title = schema("title");
  expect((await model.generate(ask(title))).text).toBe('{"title":"A wolf"}');
  const [first, second, third] = server.requests;
  expect(configOf(first)).toHaveProperty("responseJsonSchema");
  expect(configOf(second)).toEqual({ responseMimeType: "application/json" });
  expect(second?.text).toContain("JSON Schema");
  expect(configOf(third)).toEqual({});
  expect(third?.text).toContain("JSON Schema");

  await model.generate(ask(title));
  expect(server.requests).toHaveLength(4);
  expect(server.requests[3]?.text).toBe(third?.text);
  await model.generate(ask(schema("other")));
  expect(configOf(server.requests[4])).toHaveProperty("responseJsonSchema");
});

test("a stream goes down the same way before it begins", async () => {
  const { server, model } = await start("gemini-3.8-flash");
  server.script(
    fail(400, { message: "Unknown name \"responseJsonSchema\" at 'generation_config': Cannot find field." }),
    sayJson({ title: "A wolf" }),
  );
  let text = "";
  for await (const delta of model.stream(ask(schema("title")))) if (delta.type === "text") text += delta.text;
  expect(text).toBe('{"title":"A wolf"}');
  expect(server.requests).toHaveLength(2);
});

test("another fault is not the schema's", async () => {
  const { server, model } = await start("gemini-3.8-flash");
  server.script(fail(400, { message: "Unable to process input image." }));
  await expect(model.generate(ask(schema("title")))).rejects.toThrow(InvalidRequestError);
  expect(server.requests).toHaveLength(1);
});

test("a schema that the older kind cannot say goes by the prompt at once", async () => {
  const { server, model } = await start("gemini-2.0-flash");
  server.script(sayJson({}));
  await model.generate(ask({ name: "free", jsonSchema: { type: "object", additionalProperties: { type: "number" } } } as never));
  expect(configOf(server.requests[0])).toEqual({ responseMimeType: "application/json" });
  expect(server.requests[0]?.text).toContain("additionalProperties");
});

test("a bare refusal of a request with a schema is tried without it once", async () => {
  const { server, model } = await start("gemini-2.5-flash");
  const bare = fail(400, { message: "Request contains an invalid argument." });
  server.script(bare, sayJson({ title: "A wolf" }));
  expect((await model.generate(ask(schema("title")))).text).toBe('{"title":"A wolf"}');
  expect(configOf(server.requests[1])).toEqual({ responseMimeType: "application/json" });

  server.script(bare);
  await expect(model.generate(ask(schema("other")))).rejects.toThrow(InvalidRequestError);
  expect(server.requests).toHaveLength(4);
});
