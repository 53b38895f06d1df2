import { breakOff, fail, say } from "@legenda/conformance/server";
import {
  AuthenticationError,
  ImageError,
  InvalidRequestError,
  promptTemplate,
  QuotaError,
  RateLimitError,
  TimeoutError,
} from "@legenda/core";
import { png } from "@legenda/test-kit";
import OpenAI, { AzureOpenAI } from "openai";
import { expect, test, vi } from "vitest";
import { openai } from "./openai.js";
import { ask, picture, server, text } from "./testing.js";

const request = ask([text("Caption."), picture()]);

test("the key of the environment is read at the call, and asked for by name", async () => {
  const there = await server();
  vi.stubEnv("OPENAI_API_KEY", "");
  const model = openai("gpt-4o-mini", { baseURL: there.url });
  await expect(model.generate(request)).rejects.toThrow(AuthenticationError);
  await expect(model.generate(request)).rejects.toThrow(/OPENAI_API_KEY/);
  vi.stubEnv("OPENAI_API_KEY", "sk-late");
  await model.generate(request);
  expect(there.requests[0]?.headers.authorization).toBe("Bearer sk-late");
  vi.unstubAllEnvs();
});

test("what cannot be taken throws before anything is sent", async () => {
  const there = await server();
  const at = { apiKey: "k", baseURL: there.url };
  const refused = async (sent: Promise<unknown>, words: RegExp) => {
    await expect(sent).rejects.toThrow(InvalidRequestError);
    await expect(sent).rejects.toThrow(words);
  };
  await refused(
    openai("o3", at).generate({ ...request, params: { temperature: 0.5, topP: 1 } }),
    /openai:o3 does not accept temperature and topP/,
  );
  await refused(openai("gpt-4o", { ...at, api: "responses" }).generate({ ...request, params: { seed: 1 } }), /seed/);
  await refused(
    openai("gpt-4o", at).generate({ messages: [{ role: "system", content: [picture()] }], params: {} }),
    /system message/,
  );
  await refused(
    openai("gpt-4o", { ...at, capabilities: { images: { mediaTypes: ["image/png"], urls: true, maxImages: 1 } } }).generate(
      ask([picture(), picture()]),
    ),
    /at most 1/,
  );
  expect(there.requests).toHaveLength(0);
});

test("what is known of a model can be replaced", () => {
  const prices = { input: 1, output: 2, pricedAt: "2026-11-20", source: "https://example.com" };
  expect(openai("gpt-4o-mini").capabilities.prices).toMatchObject({ input: 0.15 });
  expect(openai("gpt-4o-mini", { capabilities: { prices } }).capabilities).toMatchObject({
    prices,
    imageTokens: { formula: "tiles" },
  });
});

test("limits, request id and retry hints", async () => {
  const headers = {
    "x-request-id": "req_1",
    "x-ratelimit-limit-requests": "60",
    "x-ratelimit-remaining-requests": "59",
    "x-ratelimit-reset-tokens": "6m0s",
  };
  const there = await server(
    {},
    say("A wolf.", { headers }),
    fail(429, { headers: { ...headers, "retry-after-ms": "250", "retry-after": "9" } }),
  );
  const model = openai("gpt-4o", { apiKey: "k", baseURL: there.url });
  const rateLimits = { requests: { limit: 60, remaining: 59 }, tokens: { resetMs: 360_000 } };
  expect(await model.generate(request)).toMatchObject({ requestId: "req_1", rateLimits });
  await expect(model.generate(request)).rejects.toMatchObject({
    requestId: "req_1",
    rateLimits,
    retryAfter: 250,
    code: "rate_limit_exceeded",
  });
});

test("x-should-retry has the last word, except for a spent quota", async () => {
  const hint = (value: string) => ({ headers: { "x-should-retry": value } });
  const there = await server(
    {},
    fail(429, hint("false")),
    fail(400, hint("true")),
    fail(429, { code: "insufficient_quota", ...hint("true") }),
  );
  const model = openai("gpt-4o", { apiKey: "k", baseURL: there.url });
  await expect(model.generate(request)).rejects.toSatisfy((error) => error instanceof RateLimitError && !error.retryable);
  await expect(model.generate(request)).rejects.toMatchObject({ retryable: true });
  await expect(model.generate(request)).rejects.toSatisfy((error) => error instanceof QuotaError && !error.retryable);
});

test("a server that is silent for too long, from the start or in the middle", async () => {
  const there = await server({}, breakOff("silent"));
  const model = openai("gpt-4o", { apiKey: "k", baseURL: there.url, timeoutMs: 400 });
  await expect(model.generate(request)).rejects.toBeInstanceOf(TimeoutError);
  await expect(model.stream(request)[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(TimeoutError);
  there.script(say("one two three", { chunks: ["one ", "two ", "three", "four", "five"], delayMs: 100 }));
  // Slow, but never silent.
  for await (const _ of model.stream(request));
  const body = new ReadableStream({
    start: (controller) =>
      controller.enqueue(new TextEncoder().encode('data: {"choices":[{"index":0,"delta":{"content":"A wolf"}}]}\n\n')),
  });
  const fetch = async () => new Response(body, { headers: { "content-type": "text/event-stream" } });
  await expect(async () => {
    for await (const _ of openai("gpt-4o", { apiKey: "k", timeoutMs: 60, fetch }).stream(request));
  }).rejects.toMatchObject({ name: "StreamError", text: "A wolf", retryable: true });
  await vi.waitFor(() => expect(there.open).toBe(0));
});

test("a stream that is left while it still waits closes its connection", async () => {
  const there = await server({}, breakOff("silent"));
  const iterator = openai("gpt-4o", { apiKey: "k", baseURL: there.url }).stream(request)[Symbol.asyncIterator]();
  const waiting = iterator.next().catch(() => {});
  await vi.waitFor(() => expect(there.requests).toHaveLength(1));
  await iterator.return?.();
  await waiting;
  await vi.waitFor(() => expect(there.open).toBe(0));
});

test("headers go beside those that a client has, and stand in no error", async () => {
  const there = await server({}, fail(400, { message: "the header team-secret is unknown" }));
  const client = new OpenAI({ apiKey: "sk-own", baseURL: `${there.url}/v1`, defaultHeaders: { "x-department": "shop" } });
  const error = await openai("gpt-4o", { client, headers: { "x-team": "team-secret" } })
    .generate(request)
    .catch((reason: unknown) => reason);
  expect(there.requests[0]?.headers).toMatchObject({ "x-department": "shop", "x-team": "team-secret" });
  expect(String(error)).not.toContain("team-secret");
});

test("a user's own client stays as it is, and Azure's works as well", async () => {
  const there = await server({ keyless: true });
  const calls: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    calls.push(String(input));
    return globalThis.fetch(input, init);
  };
  const client = new OpenAI({ apiKey: "sk-own", baseURL: `${there.url}/v1`, maxRetries: 4, fetch });
  await openai("gpt-4o", { client }).generate(ask([picture(png({ byteLength: 50_000 }))]));
  expect([client.maxRetries, calls.length]).toEqual([4, 1]);
  const azure = new AzureOpenAI({
    apiKey: "azure-key",
    baseURL: `${there.url}/openai/deployments/x`,
    apiVersion: "2026-01-01",
    maxRetries: 4,
  });
  await openai("gpt-4o", { client: azure }).generate(ask([picture(png({ byteLength: 50_000 }))]));
  expect(there.requests.at(-1)).toMatchObject({
    headers: { "api-key": "azure-key" },
    path: "/openai/deployments/x/chat/completions?api-version=2026-01-01",
  });
  there.script(fail(500));
  await expect(openai("gpt-4o", { client }).generate(request)).rejects.toMatchObject({ retryable: true });
  expect(there.requests).toHaveLength(3);
});

test("nothing of a refusal is shown in a stream of values", async () => {
  const there = await server({}, say("I cannot help with that.", { finish: "refusal" }));
  const caption = promptTemplate("Caption {url:image}").call(openai("gpt-4o", { apiKey: "k", baseURL: there.url }));
  const shown: string[] = [];
  await expect(async () => {
    for await (const piece of caption({ url: png() }).stream()) shown.push(piece);
  }).rejects.toThrow(/refused/);
  expect(shown).toEqual([]);
});

test("an error with status 200, as gateways send it", async () => {
  const fetch = async () => Response.json({ error: { message: "Upstream is busy", code: 429 } });
  const model = openai("gpt-4o", { apiKey: "k", fetch });
  await expect(model.generate(request)).rejects.toBeInstanceOf(RateLimitError);
  const empty = openai("gpt-4o", { apiKey: "k", fetch: async () => Response.json({ choices: [] }) });
  await expect(empty.generate(request)).rejects.toThrow(/no choice/);
});

test("a server that does not stream is read as a whole", async () => {
  const fetch = async () => Response.json({ choices: [{ message: { content: "A wolf." }, finish_reason: "stop" }] });
  const deltas = [];
  for await (const delta of openai("gpt-4o", { apiKey: "k", fetch }).stream(request)) deltas.push(delta);
  expect(deltas).toMatchObject([
    { type: "text", text: "A wolf." },
    { type: "end", reply: { text: "A wolf.", usage: {} } },
  ]);
});

test.each([
  ["a string", { error: "no such model" }],
  ["a message at the top", { object: "error", message: "no such model" }],
  ["a detail", { detail: "no such model" }],
])("other servers' errors: %s", async (_, body) => {
  const model = openai("gpt-4o", { apiKey: "k", fetch: async () => Response.json(body, { status: 404 }) });
  await expect(model.generate(request)).rejects.toThrow(
    "openai:gpt-4o does not have this model or URL (HTTP 404): no such model",
  );
});

test("a URL for a server that takes none goes through the guarded download", async () => {
  const there = await server();
  const capabilities = { images: { mediaTypes: ["image/png"], urls: false } };
  const model = openai("gpt-4o", { apiKey: "k", baseURL: there.url, capabilities });
  await expect(model.generate(ask([{ type: "image", image: { kind: "url", url: `${there.url}/wolf.png` } }]))).rejects.toThrow(
    ImageError,
  );
  expect(there.requests).toHaveLength(0);
});
