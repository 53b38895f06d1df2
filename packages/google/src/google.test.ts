import { breakOff, say } from "@legenda/conformance/server";
import {
  AuthenticationError,
  DefinitionError,
  type ModelRequest,
  OverloadedError,
  ProviderError,
  StreamError,
  TimeoutError,
} from "@legenda/core";
import { googleServer } from "@legenda/loopback";
import { errorOf } from "@legenda/test-kit";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { google } from "./google.js";
import { answer, answering } from "./testing/answering.js";

const request: ModelRequest = { messages: [{ role: "user", content: [{ type: "text", text: "Say hello." }] }], params: {} };
afterEach(() => vi.unstubAllEnvs());

async function serve() {
  const server = await googleServer();
  onTestFinished(() => server.close());
  return server;
}

test("the key is looked for with the first call, and named where it is missing", async () => {
  for (const name of ["GEMINI_API_KEY", "GOOGLE_API_KEY"]) vi.stubEnv(name, "");
  const { fetch, sent } = answering(answer("Hello."));
  const model = google("gemini-3.8-flash", { fetch });
  const failure = model.generate(request);
  await expect(failure).rejects.toThrow(AuthenticationError);
  await expect(failure).rejects.toThrow("GOOGLE_API_KEY or GEMINI_API_KEY");
  vi.stubEnv("GEMINI_API_KEY", "key-2");
  expect((await model.generate(request)).text).toBe("Hello.");
  expect(sent[0]?.headers.get("x-goog-api-key")).toBe("key-2");
});

test("address, version and headers", async () => {
  const { fetch, sent } = answering(answer("Hello."));
  await google("gemini-3.8-flash", { apiKey: "key-1", fetch }).generate(request);
  await google("gemini-3.8-flash", {
    apiKey: "key-1",
    fetch,
    baseURL: "https://proxy.example/",
    apiVersion: "v1",
    headers: { "x-team": "captions" },
  }).generate(request);
  expect(sent[0]?.url).toBe("https://generativelanguage.googleapis.com/v1beta/models/gemini-3.8-flash:generateContent");
  expect(sent[1]?.url).toBe("https://proxy.example/v1/models/gemini-3.8-flash:generateContent");
  expect(sent[1]?.headers.get("x-team")).toBe("captions");
});

test("the environment names another address, as for Google's own client", async () => {
  vi.stubEnv("GOOGLE_GEMINI_BASE_URL", "https://proxy.example/gemini/");
  const { fetch, sent } = answering(answer("Hello."));
  await google("gemini-3.8-flash", { apiKey: "key-1", fetch }).generate(request);
  await google("gemini-3.8-flash", { apiKey: "key-1", fetch, baseURL: "https://other.example" }).generate(request);
  expect(sent.map(({ url }) => url)).toEqual([
    "https://proxy.example/gemini/v1beta/models/gemini-3.8-flash:generateContent",
    "https://other.example/v1beta/models/gemini-3.8-flash:generateContent",
  ]);
});

test.each(["", "gemini?key=1", "../files/x", "gemini 3"])("%j is not the name of a model", (id) => {
  expect(() => google(id)).toThrow(DefinitionError);
});

test.each(["ftp://example.com", "nowhere", "https://user:secret@example.com"])("%s is not an address", async (baseURL) => {
  const failure = google("gemini-3.8-flash", { apiKey: "key-1", baseURL }).generate(request);
  await expect(failure).rejects.toThrow(DefinitionError);
  await expect(failure).rejects.not.toThrow("secret");
});

test("the environment does not make it Vertex AI", async () => {
  vi.stubEnv("GOOGLE_GENAI_USE_VERTEXAI", "true");
  const { fetch, sent } = answering(answer("Hello."));
  await google("gemini-3.8-flash", { apiKey: "key-1", fetch }).generate(request);
  expect(sent[0]?.url).toMatch(/^https:\/\/generativelanguage\.googleapis\.com\//);
});

test("thoughts are no text, and their tokens are output", async () => {
  const { fetch } = answering({
    candidates: [{ content: { parts: [{ text: "Let me see.", thought: true }, { text: "A wolf." }] }, finishReason: "STOP" }],
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 3, thoughtsTokenCount: 40, toolUsePromptTokenCount: 2 },
    modelVersion: "gemini-3.8-flash-09-2026",
    responseId: "abc",
  });
  expect(await google("gemini-3.8-flash", { apiKey: "key-1", fetch }).generate(request)).toMatchObject({
    text: "A wolf.",
    usage: { inputTokens: 12, outputTokens: 43, reasoningTokens: 40 },
    model: "gemini-3.8-flash-09-2026",
    requestId: "abc",
  });
});

test("a prompt that is blocked has no candidate, and is filtered", async () => {
  const blocked = { promptFeedback: { blockReason: "PROHIBITED_CONTENT" }, usageMetadata: { promptTokenCount: 9 } };
  const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch: answering(blocked).fetch });
  expect(await model.generate(request)).toMatchObject({ text: "", finish: "filtered", usage: { inputTokens: 9 } });
  expect(await Array.fromAsync(model.stream(request))).toMatchObject([{ type: "end", reply: { finish: "filtered" } }]);
});

test("an answer without a candidate is none, and may come with the next try", async () => {
  const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch: answering({}).fetch });
  const error = await errorOf(model.generate(request));
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ retryable: true, status: 200 });
});

test("a malformed answer of the model's is an error, whole or streamed", async () => {
  const model = google("gemini-3.8-flash", {
    apiKey: "key-1",
    fetch: answering(answer("", { finishReason: "MALFORMED_RESPONSE" })).fetch,
  });
  await expect(model.generate(request)).rejects.toMatchObject({
    name: "OverloadedError",
    code: "MALFORMED_RESPONSE",
    retryable: true,
  });
  await expect(Array.fromAsync(model.stream(request))).rejects.toThrow(OverloadedError);
  const begun = answering([answer("A wolf", { finishReason: undefined }), answer("", { finishReason: "MALFORMED_RESPONSE" })]);
  const failure = Array.fromAsync(google("gemini-3.8-flash", { apiKey: "key-1", fetch: begun.fetch }).stream(request));
  await expect(failure).rejects.toThrow(StreamError);
  await expect(failure).rejects.toMatchObject({ text: "A wolf", retryable: true });
});

test.each([
  ["SOLAR_FLARE", "other"],
  ["MODEL_ARMOR", "filtered"],
  [3, "other"],
])("an answer that ended by %j is %s, whole and streamed", async (finishReason, finish) => {
  const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch: answering(answer("A wolf.", { finishReason })).fetch });
  expect(await model.generate(request)).toMatchObject({ text: "A wolf.", finish });
  expect((await Array.fromAsync(model.stream(request))).at(-1)).toMatchObject({ type: "end", reply: { finish } });
});

test("an answer that is blocked on its way is filtered, whatever follows", async () => {
  const blocked = { promptFeedback: { blockReason: "MODEL_ARMOR" } };
  const { fetch } = answering([answer("A wolf", { finishReason: undefined }), blocked, answer(" in the snow.")]);
  const deltas = await Array.fromAsync(google("gemini-3.8-flash", { apiKey: "key-1", fetch }).stream(request));
  expect(deltas.at(-1)).toMatchObject({ type: "end", reply: { finish: "filtered" } });
});

test("a last chunk may hold the usage alone", async () => {
  const { fetch } = answering([answer("A wolf."), { usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 2 } }]);
  const deltas = await Array.fromAsync(google("gemini-3.8-flash", { apiKey: "key-1", fetch }).stream(request));
  expect(deltas).toMatchObject([
    { text: "A wolf." },
    { type: "end", reply: { text: "A wolf.", finish: "stop", usage: { inputTokens: 5, outputTokens: 2 } } },
  ]);
});

test("an answer that paused is cut by length", async () => {
  const paused = answer("A wolf ", { finishReason: "CONTINUATION", continuationToken: "token-1" });
  const { fetch, sent } = answering(paused);
  const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch });
  expect(await model.generate(request)).toMatchObject({ text: "A wolf ", finish: "length" });
  expect((await Array.fromAsync(model.stream(request))).at(-1)).toMatchObject({ type: "end", reply: { finish: "length" } });
  expect(sent).toHaveLength(2);
});

test("a gateway that does not stream, or sends the responses as a list, is read", async () => {
  const responses = [answer("A wolf ", { finishReason: undefined }), answer("in the snow.")];
  for (const body of [answer("A wolf in the snow."), responses]) {
    const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch: async () => Response.json(body) });
    expect(await model.generate(request)).toMatchObject({ text: "A wolf in the snow.", finish: "stop" });
    expect(await Array.fromAsync(model.stream(request))).toMatchObject([{ text: "A wolf in the snow." }, { type: "end" }]);
  }
});

test("an error event carries what Google said", async () => {
  const server = await serve();
  server.script(breakOff("error-event"));
  await expect(
    Array.fromAsync(google("gemini-3.8-flash", { apiKey: "key-1", baseURL: server.url }).stream(request)),
  ).rejects.toMatchObject({
    name: "StreamError",
    message: expect.stringContaining("overloaded"),
    retryable: true,
    text: "A",
    cause: { name: "OverloadedError", status: 503 },
  });
});

test("silence ends a call, and a stream", async () => {
  const server = await serve();
  const model = google("gemini-3.8-flash", { apiKey: "key-1", baseURL: server.url, timeoutMs: 500 });
  server.script(breakOff("silent"));
  await expect(model.generate(request)).rejects.toThrow(TimeoutError);
  server.script(say("one two three", { delayMs: 200 }));
  expect((await Array.fromAsync(model.stream(request))).length).toBe(4);
});

test("silence in a stream that has begun keeps what had arrived", async () => {
  const body = new ReadableStream({
    start: (controller) =>
      controller.enqueue(
        new TextEncoder().encode(
          `data: ${JSON.stringify({ candidates: [{ content: { parts: [{ text: "A wolf" }] } }] })}\r\n\r\n`,
        ),
      ),
  });
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const { signal } = init as { signal: AbortSignal };
    const open = body.pipeThrough(new TransformStream(), { signal });
    return new Response(open, { headers: { "content-type": "text/event-stream" } });
  };
  const model = google("gemini-3.8-flash", { apiKey: "key-1", fetch, timeoutMs: 60 });
  await expect(Array.fromAsync(model.stream(request))).rejects.toMatchObject({
    name: "StreamError",
    cause: { name: "TimeoutError" },
    text: "A wolf",
    retryable: true,
  });
});
