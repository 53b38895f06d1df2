import { type ApiError, GoogleGenAI } from "@google/genai";
import { fail, say } from "@legenda/conformance/server";
import { expect, onTestFinished, test } from "vitest";
import { googleServer } from "./google.js";

async function start(options: Parameters<typeof googleServer>[0] = {}) {
  const server = await googleServer(options);
  onTestFinished(() => server.close());
  const client = new GoogleGenAI({ apiKey: "key-1", enterprise: false, httpOptions: { baseUrl: server.url } });
  return { server, client };
}

const model = "gemini-3.8-flash";

test("Google's client gets an answer, its usage and its finish", async () => {
  const { server, client } = await start();
  server.script(say("A wolf.", { usage: { input: 120, output: 17, cached: 64, reasoning: 5 }, finish: "length" }));
  const response = await client.models.generateContent({ model, contents: "Caption this." });
  expect(response.text).toBe("A wolf.");
  expect(response).toMatchObject({ modelVersion: model, candidates: [{ finishReason: "MAX_TOKENS" }] });
  expect(response.usageMetadata).toMatchObject({
    promptTokenCount: 120,
    candidatesTokenCount: 12,
    thoughtsTokenCount: 5,
    cachedContentTokenCount: 64,
  });
  expect(server.requests[0]).toMatchObject({
    path: `/v1/models/${model}:generateContent`,
    headers: { "x-goog-api-key": "key-1" },
  });
});

test("Google's client reads a stream", async () => {
  const { server, client } = await start();
  const text = "Ein Wölfchen 🐺 — 雪の中の狼.";
  server.script(say(text, { chunks: [...text] }));
  let read = "";
  let finish: string | undefined;
  for await (const chunk of await client.models.generateContentStream({ model, contents: "Caption this." })) {
    read += chunk.text ?? "";
    finish = chunk.candidates?.[0]?.finishReason ?? finish;
  }
  expect([read, finish]).toEqual([text, "STOP"]);
});

test("a filter strikes at the answer or at the prompt", async () => {
  const answer = await start();
  answer.server.script(say("", { finish: "filtered" }));
  expect(await answer.client.models.generateContent({ model, contents: "x" })).toMatchObject({
    candidates: [{ finishReason: "SAFETY" }],
  });
  const prompt = await start({ filters: "prompt" });
  prompt.server.script(say("", { finish: "filtered" }));
  const blocked = await prompt.client.models.generateContent({ model, contents: "x" });
  expect([blocked.candidates, blocked.promptFeedback?.blockReason]).toEqual([undefined, "PROHIBITED_CONTENT"]);
});

test("errors are Google's: quotas, hints and reasons in the details", async () => {
  const { server, client } = await start();
  server.script(
    fail(429, { code: "GenerateRequestsPerDayPerProjectPerModel-FreeTier", retryAfterMs: 38_790 }),
    fail(400, { code: "API_KEY_INVALID" }),
    fail(400, { code: "FAILED_PRECONDITION" }),
  );
  const failure = async () => {
    const error = (await client.models.generateContent({ model, contents: "x" }).catch((reason: unknown) => reason)) as ApiError;
    return { status: error.status, ...JSON.parse(error.message).error };
  };
  expect(await failure()).toMatchObject({
    status: "RESOURCE_EXHAUSTED",
    code: 429,
    details: [{ violations: [{ quotaId: expect.stringContaining("PerDay") }] }, { retryDelay: "38.79s" }],
  });
  expect(await failure()).toMatchObject({ status: "INVALID_ARGUMENT", details: [{ reason: "API_KEY_INVALID" }] });
  expect(await failure()).toMatchObject({ status: "FAILED_PRECONDITION" });
});

test.each([
  ["a body without contents", {}, "contents"],
  ["an unknown field", { contents: [{ role: "user", parts: [{ text: "x" }] }], temprature: 1 }, "temprature"],
  [
    "an unknown parameter",
    { contents: [{ role: "user", parts: [{ text: "x" }] }], generationConfig: { max_tokens: 1 } },
    "max_tokens",
  ],
  ["a role of another vendor", { contents: [{ role: "assistant", parts: [{ text: "x" }] }] }, "role"],
  ["a part of two kinds", { contents: [{ role: "user", parts: [{ text: "x", inlineData: {} }] }] }, "oneof"],
  [
    "base64 that is none",
    { contents: [{ role: "user", parts: [{ inlineData: { mimeType: "image/png", data: "legenda-1" } }] }] },
    "Base64",
  ],
  [
    "a schema without its media type",
    { contents: [{ role: "user", parts: [{ text: "x" }] }], generationConfig: { responseJsonSchema: {} } },
    "response_mime_type",
  ],
  [
    "an OpenAPI schema with additionalProperties",
    {
      contents: [{ role: "user", parts: [{ text: "x" }] }],
      generationConfig: { responseMimeType: "application/json", responseSchema: { type: "OBJECT", additionalProperties: false } },
    },
    "additionalProperties",
  ],
])("refuses %s", async (_, body, word) => {
  const { server } = await start();
  const response = await fetch(`${server.url}/v1beta/models/${model}:generateContent`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-goog-api-key": "key-1" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(word);
});

test("refuses a wrong address, and a call without a key", async () => {
  const { server } = await start();
  const post = (path: string) =>
    fetch(`${server.url}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  expect((await post("/v1beta/models/x:countTokens")).status).toBe(404);
  expect((await post("/v1beta/models/x:generateContent")).status).toBe(403);
});
