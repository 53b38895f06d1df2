import type { ServerResponse } from "node:http";
import { breakOff, fail, say } from "@legenda/conformance/server";
import {
  AuthenticationError,
  InvalidRequestError,
  type Message,
  type ModelRequest,
  OverloadedError,
  type Part,
  promptTemplate,
  RateLimitError,
  StreamError,
  TimeoutError,
} from "@legenda/core";
import { moondreamServer } from "@legenda/loopback";
import { errorOf, httpServer, png, readStream } from "@legenda/test-kit";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { moondream } from "./moondream.js";
import type { MoondreamOptions } from "./options.js";

const bytes = png();
const picture: Part = { type: "image", image: { kind: "bytes", bytes, mediaType: "image/png" } };
const image_url = `data:image/png;base64,${bytes.toString("base64")}`;
const user = (...content: (Part | string)[]): Message => ({
  role: "user",
  content: content.map((part) => (typeof part === "string" ? { type: "text", text: part } : part)),
});
const ask = (messages: readonly Message[], more: Partial<ModelRequest> = {}): ModelRequest => ({ messages, params: {}, ...more });
const schema = { name: "scene", jsonSchema: { type: "object", properties: { title: { type: "string" } }, required: ["title"] } };
afterEach(() => vi.unstubAllEnvs());

async function start(options: MoondreamOptions & { station?: boolean } = {}) {
  const { station = false, ...more } = options;
  const server = await moondreamServer({ station });
  onTestFinished(() => server.close());
  return { server, model: moondream({ baseURL: `${server.url}/v1`, ...(!station && { apiKey: "key-1" }), ...more }) };
}

/** Answers every request with these pieces, however they are cut. */
const answeringWith =
  (pieces: readonly (string | Uint8Array)[], contentType = "text/event-stream"): typeof globalThis.fetch =>
  async () => {
    const encoder = new TextEncoder();
    const body = new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
        controller.close();
      },
    });
    return new Response(body, { headers: { "content-type": contentType } });
  };

test.each([undefined, "short", "normal", "long"] as const)("an image alone is captioned, length %s", async (length) => {
  const { server, model } = await start(length ? { length } : {});
  expect((await model.generate(ask([user(picture)]))).text).toBe("A wolf in the snow.");
  expect(server.requests).toMatchObject([
    { method: "POST", path: "/v1/caption", headers: { "x-moondream-auth": "key-1", "content-type": "application/json" } },
  ]);
  expect(server.requests[0]?.body).toEqual({ image_url, stream: false, ...(length && { length }) });
});

test("Moondream's own example, as caption functions", async () => {
  const { server } = await start();
  const baseURL = `${server.url}/v1`;
  const short = promptTemplate("{photo:image}").call(moondream({ baseURL, apiKey: "key-1", length: "short" }));
  const normal = promptTemplate("{photo:image}").call(moondream({ baseURL, apiKey: "key-1", length: "normal" }));
  expect(await short({ photo: bytes })).toBe("A wolf in the snow.");
  expect(await normal({ photo: bytes })).toBe("A wolf in the snow.");
  const chunks: string[] = [];
  for await (const chunk of normal({ photo: bytes }).stream()) chunks.push(chunk);
  expect(chunks).toEqual(["A", " wolf", " in", " the", " snow."]);
  expect(server.requests.map(({ path }) => path)).toEqual(Array(3).fill("/v1/caption"));
  expect(server.requests.map(({ body }) => body)).toEqual([
    { image_url, length: "short", stream: false },
    { image_url, length: "normal", stream: false },
    { image_url, length: "normal", stream: true },
  ]);
});

test("words make it a question", async () => {
  const { server, model } = await start();
  await model.generate(ask([{ role: "system", content: [{ type: "text", text: "Be brief." }] }, user("Caption this:", picture)]));
  expect(server.requests[0]).toMatchObject({
    path: "/v1/query",
    body: { image_url, question: "Be brief.\n\nCaption this:", stream: false },
  });
});

test("a question needs no image in the cloud", async () => {
  const { server, model } = await start();
  await model.generate(ask([user("What is a wolf?")]));
  expect(server.requests[0]?.body).toEqual({ question: "What is a wolf?", stream: false });
});

test("a response model is a question, even of an image alone", async () => {
  const { server, model } = await start();
  await model.generate(ask([user(picture)], { schema }));
  expect(server.requests[0]).toMatchObject({ path: "/v1/query", body: { question: expect.stringContaining('"title"') } });
});

test('skill: "caption" leaves the words out', async () => {
  const { server, model } = await start({ skill: "caption", length: "short" });
  await model.generate(ask([user("Caption this:", picture)]));
  expect(server.requests[0]).toMatchObject({ path: "/v1/caption" });
  expect(server.requests[0]?.body).toEqual({ image_url, length: "short", stream: false });
});

test.each([
  ["a length for a question", { length: "short" }, ask([user("Caption this:", picture)]), 'skill: "caption"'],
  ["a length for a response model", { length: "short" }, ask([user(picture)], { schema }), "length"],
  ["a response model of a caption", { skill: "caption" }, ask([user(picture)], { schema }), "response model"],
  ["a caption of nothing", { skill: "caption" }, ask([user("Caption this")]), "the prompt has none"],
  ["an empty prompt", {}, ask([user()]), "the prompt has none"],
  ["a question without words", { skill: "query" }, ask([user(picture)]), "no words"],
  ["two images", {}, ask([user(picture, picture)]), "at most 1 image"],
  ["an image of the assistant's", {}, ask([user("x"), { role: "assistant", content: [picture] }]), "assistant"],
] as const)("%s is refused, with the way out", async (_, options, request, words) => {
  const { server, model } = await start(options);
  const sent = model.generate(request);
  await expect(sent).rejects.toThrow(InvalidRequestError);
  await expect(sent).rejects.toThrow(words);
  expect(server.requests).toHaveLength(0);
});

test("settings, the model and the vendor's own parameters", async () => {
  const { server, model } = await start({ model: "moondream3-preview/abc@100" });
  expect(model.id).toBe("moondream3-preview/abc@100");
  const providerOptions = { reasoning: true, settings: { max_objects: 3 } };
  await model.generate(
    ask([user("What is it?", picture)], { params: { temperature: 0, topP: 0.3, maxTokens: 60, providerOptions } }),
  );
  expect(server.requests[0]?.body).toEqual({
    image_url,
    question: "What is it?",
    stream: false,
    model: "moondream3-preview/abc@100",
    settings: { temperature: 0, top_p: 0.3, max_tokens: 60, max_objects: 3 },
    reasoning: true,
  });
});

test("an image of more than 10 MB is refused before it is sent", async () => {
  const { server, model } = await start();
  const large = new Uint8Array(10_000_001);
  large.set(bytes);
  const sent = model.generate(ask([user({ type: "image", image: { kind: "bytes", bytes: large, mediaType: "image/png" } })]));
  await expect(sent).rejects.toMatchObject({ name: "ImageError", reason: "too-large" });
  expect(server.requests).toHaveLength(0);
});

test("a URL is fetched here", async () => {
  const download = vi.fn(async () => ({ bytes, mediaType: "image/png" }));
  const { server, model } = await start({ download });
  await model.generate(ask([user({ type: "image", image: { kind: "url", url: "https://example.com/wolf.png" } })]));
  expect(download).toHaveBeenCalledWith("https://example.com/wolf.png", expect.any(AbortSignal));
  expect(server.requests[0]?.body).toMatchObject({ image_url });
});

test("the cloud's key is the environment's, and goes nowhere else", async () => {
  vi.stubEnv("MOONDREAM_API_KEY", "");
  const headers: (string | null)[] = [];
  const urls: string[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    urls.push(String(url));
    headers.push(new Headers(init?.headers).get("x-moondream-auth"));
    return Response.json({ caption: "A wolf." });
  };
  const cloud = moondream({ fetch });
  const failure = cloud.generate(ask([user(picture)]));
  await expect(failure).rejects.toThrow(AuthenticationError);
  await expect(failure).rejects.toThrow("MOONDREAM_API_KEY");
  vi.stubEnv("MOONDREAM_API_KEY", "key-of-the-cloud");
  for (const model of [
    cloud,
    moondream({ fetch, baseURL: "http://localhost:2020/v1/" }),
    moondream({ fetch, baseURL: "https://api.moondream.ai.example.com/v1", apiKey: "other" }),
  ]) {
    await model.generate(ask([user(picture)]));
  }
  expect(urls).toEqual([
    "https://api.moondream.ai/v1/caption",
    "http://localhost:2020/v1/caption",
    "https://api.moondream.ai.example.com/v1/caption",
  ]);
  expect(headers).toEqual(["key-of-the-cloud", null, "other"]);
});

test("a redirect is not followed: it would take the key with it", async () => {
  const redirecting = (response: ServerResponse) => response.writeHead(307, { location: "http://127.0.0.1:9/v1/caption" }).end();
  const { url } = await httpServer(redirecting, onTestFinished);
  const model = moondream({ baseURL: `${url}/v1`, apiKey: "key-1" });
  await expect(model.generate(ask([user(picture)]))).rejects.toMatchObject({
    name: "ProviderError",
    status: 307,
    retryable: false,
  });
});

test("the newer answers count their tokens and give a reason", async () => {
  const { server, model } = await start();
  server.script(say("A wolf in the", { usage: { input: 735, output: 45 }, finish: "length" }));
  expect(await model.generate(ask([user(picture)]))).toMatchObject({
    finish: "length",
    usage: { inputTokens: 735, outputTokens: 45 },
    requestId: expect.stringContaining("_caption_"),
    model: "moondream",
  });
});

test("without a reason, as many tokens as were allowed is a cut", async () => {
  const answer = (output_tokens: number) =>
    answeringWith([JSON.stringify({ caption: "A wolf", metrics: { input_tokens: 700, output_tokens } })], "application/json");
  const finish = async (tokens: number) =>
    (await moondream({ apiKey: "key-1", fetch: answer(tokens) }).generate(ask([user(picture)], { params: { maxTokens: 20 } })))
      .finish;
  expect([await finish(19), await finish(20)]).toEqual(["stop", "length"]);
});

test("what the station counts are words, and no usage", async () => {
  const { server, model } = await start({ station: true });
  const reply = await model.generate(ask([user(picture)]));
  expect(reply.usage).toEqual({});
  expect(reply.raw).toMatchObject({ _stats: { tokens: 5 } });
  expect(server.requests[0]?.headers["x-moondream-auth"]).toBeUndefined();
});

test("the station's stream: its statistics are no text", async () => {
  const { model } = await start({ station: true });
  const { texts, reply } = await readStream(model.stream(ask([user(picture)])));
  expect(texts.join("")).toBe("A wolf in the snow.");
  expect(reply).toMatchObject({ text: "A wolf in the snow.", finish: "stop" });
});

const stationFaults = [
  ["a full queue", fail(429, { code: "rejected", message: "Queue is full" }), RateLimitError, true],
  ["its own time limit", fail(408, { code: "timeout", message: "Request timeout" }), TimeoutError, true],
  ["a service that is off", fail(400, { message: "Inference service not started" }), OverloadedError, true],
  ["what it cannot do", fail(400, { message: "cannot identify image file <_io.BytesIO object>" }), InvalidRequestError, false],
  ["a server that is off", fail(503, { message: "Inference service not running" }), OverloadedError, true],
] as const;
test.each(stationFaults)("the station's errors have status 200: %s", async (_, scenario, Class, retryable) => {
  const { server, model } = await start({ station: true });
  server.script(scenario);
  for (const sent of [() => model.generate(ask([user(picture)])), () => readStream(model.stream(ask([user(picture)])))]) {
    const error = await errorOf(sent);
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ retryable, provider: "moondream", status: scenario.status === 503 ? 503 : 200 });
    expect(String(error)).toContain(scenario.message);
  }
});

test("the cloud's errors keep their code and hide the key", async () => {
  const { server, model } = await start();
  server.script(fail(401, { code: "invalid_api_key", message: "The key key-1 is unknown." }));
  const error = await errorOf(model.generate(ask([user(picture)])));
  expect(error).toMatchObject({ name: "AuthenticationError", code: "invalid_api_key", status: 401 });
  expect(String(error)).not.toContain("key-1");
});

test("a question that is answered whole, though a stream was asked for", async () => {
  const fetch = answeringWith([JSON.stringify({ answer: "A wolf." })], "application/json");
  const { texts, reply } = await readStream(
    moondream({ baseURL: "http://localhost:2020/v1", fetch }).stream(ask([user("What is it?", picture)])),
  );
  expect([texts, reply?.text]).toEqual([["A wolf."], "A wolf."]);
});

test("characters that lie across chunks, an end mark with a piece in it, and nothing read after it", async () => {
  const stream = new TextEncoder().encode(
    'data: {"chunk":"Wölf","request_id":"id-1"}\n\ndata: {"chunk":"chen 🐺","completed":true,"finish_reason":"stop","metrics":{"input_tokens":7,"output_tokens":3}}\n\ndata: [DONE]\n\n',
  );
  const fetch = answeringWith([...stream].map((byte) => Uint8Array.of(byte)));
  const { texts, reply } = await readStream(moondream({ apiKey: "key-1", fetch }).stream(ask([user(picture)])));
  expect(texts).toEqual(["Wölf", "chen 🐺"]);
  expect(reply).toMatchObject({ text: "Wölfchen 🐺", requestId: "id-1", usage: { inputTokens: 7, outputTokens: 3 } });
});

test("an end that is marked completed in an error is an error", async () => {
  const fetch = answeringWith(['data: {"chunk":"A "}\n\ndata: {"error":"CUDA error","completed":true}\n\n']);
  const failure = readStream(moondream({ baseURL: "http://localhost:2020/v1", fetch }).stream(ask([user(picture)])));
  await expect(failure).rejects.toMatchObject({
    name: "StreamError",
    text: "A ",
    message: expect.stringContaining("CUDA error"),
  });
});

test("an error event carries what Moondream said", async () => {
  const { server, model } = await start();
  server.script(breakOff("error-event"));
  const error = await errorOf(readStream(model.stream(ask([user(picture)]))));
  expect(error).toBeInstanceOf(StreamError);
  expect(String(error)).toContain("The model stopped.");
});

test("silence ends a call, and a stream", async () => {
  const { server, model } = await start({ timeoutMs: 80 });
  server.script(breakOff("silent"));
  await expect(model.generate(ask([user(picture)]))).rejects.toThrow(TimeoutError);
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: {"chunk":"A wolf"}\n\n')),
  });
  const fetch: typeof globalThis.fetch = async (_, init) =>
    new Response(body.pipeThrough(new TransformStream(), { signal: (init as { signal: AbortSignal }).signal }), {
      headers: { "content-type": "text/event-stream" },
    });
  const failure = readStream(moondream({ apiKey: "key-1", fetch, timeoutMs: 60 }).stream(ask([user(picture)])));
  await expect(failure).rejects.toMatchObject({
    name: "StreamError",
    text: "A wolf",
    message: expect.stringContaining("fell silent"),
  });
});
