import { GoogleGenAI } from "@google/genai";
import { GoogleGenerativeAI } from "@google/generative-ai";
import { fail } from "@legenda/conformance/server";
import { DefinitionError, type ModelRequest, OverloadedError, ProviderError } from "@legenda/core";
import { googleServer } from "@legenda/loopback";
import { errorOf, png } from "@legenda/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { google } from "./google.js";
import { answer, answering } from "./testing/answering.js";

const request: ModelRequest = { messages: [{ role: "user", content: [{ type: "text", text: "Say hello." }] }], params: {} };

async function serve() {
  const server = await googleServer();
  onTestFinished(() => server.close());
  return server;
}

const clientOf = (baseUrl: string, more: object = {}) =>
  new GoogleGenAI({ apiKey: "key-1", enterprise: false, apiVersion: "v1beta", httpOptions: { baseUrl, ...more } });

const bytes = png({ byteLength: 200_000 });
const picture = { type: "image", image: { kind: "bytes", bytes, mediaType: "image/png" }, detail: "high" } as const;
const jsonSchema = {
  type: "object",
  properties: { title: { type: "string" }, kind: { enum: ["a", "b"] }, note: { type: "string", maxLength: 5 } },
  required: ["title", "kind"],
};

const plain: ModelRequest = {
  messages: [
    { role: "system", content: [{ type: "text", text: "You write alt text." }] },
    { role: "user", content: [{ type: "text", text: "Ein Wölfchen 🐺?" }, picture] },
    { role: "assistant", content: [{ type: "text", text: "A wolf." }] },
    { role: "user", content: [{ type: "text", text: "" }] },
  ],
  params: { temperature: 0.5, topP: 0.9, maxTokens: 50, stop: ["\n\n"], seed: 7 },
};
const requests: Readonly<Record<string, ModelRequest>> = {
  plain,
  typed: { ...plain, schema: { name: "scene", jsonSchema } },
  "vendor's own": {
    ...plain,
    params: {
      temperature: 0.5,
      providerOptions: { generationConfig: { thinkingConfig: { thinkingBudget: 0 } }, cachedContent: "cachedContents/x" },
    },
  },
};
const names = ["gemini-3.8-flash", "models/gemini-2.5-flash", "gemini-2.0-flash"];

test.each(Object.keys(requests).flatMap((kind) => names.map((id) => [kind, id] as const)))(
  "what goes out is the same, byte for byte, without a client and by each: %s to %s",
  async (kind, id) => {
    const server = await serve();
    const models = [
      google(id, { apiKey: "key-1", baseURL: server.url }),
      google(id, { client: clientOf(server.url) }),
      google(id, { client: new GoogleGenerativeAI("key-1"), baseURL: server.url }),
    ];
    for (const model of models) {
      await model.generate(requests[kind] ?? plain);
      for await (const _ of model.stream(requests[kind] ?? plain));
    }
    const sent = server.requests.map(({ text }) => text);
    expect(sent).toHaveLength(6);
    for (const text of sent) expect(text === sent[0], text.slice(0, 2000)).toBe(true);
    const paths = server.requests.map(({ path }) => path);
    expect(paths.slice(2, 4)).toEqual(paths.slice(0, 2));
    expect(paths.slice(4)).toEqual(paths.slice(0, 2));
    for (const { headers } of server.requests) expect(headers["x-goog-api-key"]).toBe("key-1");
  },
);

test("a tuned model has its own collection, with a client and without", async () => {
  const { fetch, sent } = answering(answer("A wolf."));
  const options = { apiKey: "key-1", baseURL: "https://example.com", fetch };
  await google("tunedModels/wolf-7", options).generate(request);
  await google("tunedModels/wolf-7", { client: clientOf("https://example.com", { fetch }) }).generate(request);
  expect(sent.map(({ url }) => url)).toEqual(Array(2).fill("https://example.com/v1beta/tunedModels/wolf-7:generateContent"));
});

test("a client's own retries are off", async () => {
  const server = await serve();
  server.script(fail(503));
  const client = clientOf(server.url, { retryOptions: { attempts: 4, initialDelay: 0.01 } });
  const model = google("gemini-3.8-flash", { client });
  await expect(model.generate(request)).rejects.toThrow(OverloadedError);
  await expect(model.stream(request)[Symbol.asyncIterator]().next()).rejects.toThrow(OverloadedError);
  expect(server.requests).toHaveLength(2);
});

test("a client's own fetch, headers and address are used, and the option's headers besides", async () => {
  const { fetch, sent } = answering(answer("Hello."));
  const client = clientOf("https://proxy.example/gemini", { fetch, headers: { "x-team": "captions" } });
  await google("gemini-3.8-flash", { client, headers: { "x-run": "7" } }).generate(request);
  expect(sent[0]?.url).toBe("https://proxy.example/gemini/v1beta/models/gemini-3.8-flash:generateContent");
  expect([sent[0]?.headers.get("x-team"), sent[0]?.headers.get("x-run")]).toEqual(["captions", "7"]);
});

test("a client of Vertex AI goes to its own address", async () => {
  const { fetch, sent } = answering(answer("Hello."));
  const client = new GoogleGenAI({ enterprise: true, apiKey: "key-1", httpOptions: { fetch } });
  const model = google("gemini-2.5-flash", { client });
  expect(await model.generate(request)).toMatchObject({ text: "Hello.", finish: "stop" });
  for await (const _ of model.stream(request));
  const base = "https://aiplatform.googleapis.com/v1beta1/publishers/google/models/gemini-2.5-flash";
  expect(sent.map(({ url }) => url)).toEqual([`${base}:generateContent`, `${base}:streamGenerateContent?alt=sse`]);
});

test("a client that cannot sign in fails with its own words, and is not asked again", async () => {
  vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", "/no/such/file.json");
  onTestFinished(() => void vi.unstubAllEnvs());
  const client = new GoogleGenAI({ enterprise: true, project: "p", location: "europe-west4" });
  const error = await errorOf(google("gemini-2.5-flash", { client }).generate(request));
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ retryable: false, message: expect.stringMatching(/before it sent the request: .*no\/such/) });
});

test("secrets in a client's headers stand in no error", async () => {
  const quoting = Response.json({ error: { code: 400, message: "Bad headers: s3cret-team-token key-1-long" } }, { status: 400 });
  const client = new GoogleGenAI({
    apiKey: "key-1-long",
    enterprise: false,
    httpOptions: { fetch: answering(quoting).fetch, headers: { "x-token": "s3cret-team-token" } },
  });
  const failure = google("gemini-3.8-flash", { client }).generate(request);
  await expect(failure).rejects.toThrow("Bad headers: [key] [key]");
});

test("what is only like a client is read as well", async () => {
  const models = {
    generateContent: async () => answer("A wolf."),
    generateContentStream: async function* () {
      yield answer("A wolf.");
    },
  };
  const client = { models: { ...models, generateContentStream: async () => models.generateContentStream() } };
  const model = google("gemini-3.8-flash", { client });
  expect(await model.generate(request)).toMatchObject({ text: "A wolf.", finish: "stop" });
  expect(await Array.fromAsync(model.stream(request))).toMatchObject([{ text: "A wolf." }, { type: "end" }]);
});

test.each([
  ["is not one of Google's", {}],
  ["follows redirects with its key", { models: clientOf("https://example.com").models, apiClient: {} }],
])("a client that %s is refused at once", (_, client) => {
  expect(() => google("gemini-3.8-flash", { client: client as never })).toThrow(DefinitionError);
});

test("a client of the retired package needs its key", async () => {
  for (const name of ["GEMINI_API_KEY", "GOOGLE_API_KEY"]) vi.stubEnv(name, "");
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(google("gemini-2.5-flash", { client: new GoogleGenerativeAI("") }).generate(request)).rejects.toThrow("no key");
});
