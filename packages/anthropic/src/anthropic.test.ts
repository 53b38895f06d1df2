import Anthropic from "@anthropic-ai/sdk";
import { breakOff, fail, say, sayJson } from "@legenda/conformance/server";
import {
  AuthenticationError,
  ImageError,
  InvalidRequestError,
  type Message,
  type ModelDelta,
  type ModelRequest,
  OverloadedError,
  TimeoutError,
} from "@legenda/core";
import { type AnthropicRefusal, anthropicServer } from "@legenda/loopback";
import { expect, onTestFinished, test, vi } from "vitest";
import { type AnthropicOptions, anthropic } from "./index.js";

const png = Uint8Array.from(
  { length: 50_000 },
  (_, at) => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a][at] ?? (at * 7919) % 251,
);
const picture = { type: "image", image: { kind: "bytes", bytes: png, mediaType: "image/png" } } as const;
const ask = (...content: Message["content"]): Message => ({ role: "user", content });
const request: ModelRequest = { messages: [ask(picture, { type: "text", text: 'Caption this "wolf".' })], params: {} };
const schema = {
  name: "scene",
  jsonSchema: { type: "object", properties: { title: { type: "string" } }, required: ["title"], additionalProperties: false },
};

async function started(options: AnthropicOptions & { id?: string; refuses?: readonly AnthropicRefusal[] } = {}) {
  const { id = "claude-haiku-4-5", refuses = [], ...rest } = options;
  const server = await anthropicServer({ refuses });
  onTestFinished(() => server.close());
  return { server, model: anthropic(id, { apiKey: "sk-test", baseURL: server.url, ...rest }) };
}

async function read(stream: AsyncIterable<ModelDelta>) {
  const deltas: ModelDelta[] = [];
  for await (const delta of stream) deltas.push(delta);
  const end = deltas.pop();
  return {
    texts: deltas.map((delta) => (delta.type === "text" ? delta.text : "")),
    reply: end?.type === "end" ? end.reply : undefined,
  };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** What the SDK sends when the image is in its body from the start. */
const plainBody = {
  model: "claude-haiku-4-5",
  max_tokens: 8192,
  messages: [
    {
      role: "user",
      content: [
        { type: "image", source: { type: "base64", media_type: "image/png", data: Buffer.from(png).toString("base64") } },
        { type: "text", text: 'Caption this "wolf".' },
      ],
    },
  ],
} satisfies Anthropic.MessageCreateParams;

test("the body is byte for byte that of the plain way, by a client of one's own as well", async () => {
  const { server, model } = await started();
  const client = new Anthropic({ apiKey: "sk-own", baseURL: server.url, defaultHeaders: { "x-own": "yes" } });
  await client.messages.create(plainBody);
  await model.generate(request);
  await anthropic("claude-haiku-4-5", { client }).generate(request);
  const [plain, spliced, own] = server.requests;
  expect(spliced?.text).toBe(plain?.text);
  expect(own?.text).toBe(plain?.text);
  expect(own?.headers).toMatchObject({ "x-own": "yes", "content-length": plain?.headers["content-length"] });
});

test("a client of one's own keeps its fetch, and loses its retries", async () => {
  const { server } = await started();
  server.script(fail(529));
  const fetch = vi.fn((input: string | URL | Request, init?: RequestInit) => globalThis.fetch(input, init));
  const client = new Anthropic({ apiKey: "sk-own", baseURL: server.url, maxRetries: 5, fetch });
  expect(await failure(anthropic("claude-haiku-4-5", { client }).generate(request))).toBeInstanceOf(OverloadedError);
  expect(fetch).toHaveBeenCalledOnce();
  expect(client.maxRetries).toBe(5);
});

test("a client that signs its body gets it whole", async () => {
  const { server } = await started();
  const seen: unknown[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    seen.push(init?.body);
    return globalThis.fetch(input, init);
  };
  const client = Object.assign(new Anthropic({ apiKey: "sk-own", baseURL: server.url, fetch }), { awsRegion: "eu-central-1" });
  await anthropic("claude-haiku-4-5", { client }).generate(request);
  expect(seen).toEqual([JSON.stringify(plainBody)]);
});

test("a missing key names its variable, and is asked for with each call", async () => {
  const { server } = await started();
  vi.stubEnv("ANTHROPIC_API_KEY", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const model = anthropic("claude-haiku-4-5", { baseURL: server.url });
  const error = await failure(model.generate(request));
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(String(error)).toContain("ANTHROPIC_API_KEY");
  vi.stubEnv("ANTHROPIC_API_KEY", "sk-late");
  await model.generate(request);
  expect(server.requests.map(({ headers }) => headers.authorization ?? `Bearer ${headers["x-api-key"]}`)).toEqual([
    "Bearer sk-late",
  ]);
});

test("what is asked for stands where the API looks for it", async () => {
  const { server, model } = await started();
  const messages: Message[] = [
    { role: "system", content: [{ type: "text", text: "You write alt text.", cache: true }] },
    ask(
      { type: "image", image: { kind: "url", url: "https://example.com/wolf.jpg" }, cache: true },
      { type: "text", text: "Go." },
    ),
  ];
  await model.generate({
    messages,
    params: { temperature: 0.2, topP: 0.9, maxTokens: 99, stop: ["###"], providerOptions: { metadata: { user_id: "u" } } },
  });
  expect(server.requests[0]?.body).toEqual({
    model: "claude-haiku-4-5",
    max_tokens: 99,
    system: [{ type: "text", text: "You write alt text.", cache_control: { type: "ephemeral" } }],
    messages: [
      {
        role: "user",
        content: [
          { type: "image", source: { type: "url", url: "https://example.com/wolf.jpg" }, cache_control: { type: "ephemeral" } },
          { type: "text", text: "Go." },
        ],
      },
    ],
    stop_sequences: ["###"],
    temperature: 0.2,
    top_p: 0.9,
    metadata: { user_id: "u" },
  });
});

test("the newest models take no temperature, and that is said before anything is sent", async () => {
  const { server, model } = await started({ id: "claude-opus-5-5" });
  const error = await failure(model.generate({ ...request, params: { temperature: 0 } }));
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(String(error)).toContain("temperature");
  expect(server.requests).toHaveLength(0);
});

test("a schema goes beside the effort that the caller asks for", async () => {
  const { server, model } = await started({ id: "claude-opus-5-5" });
  server.script(sayJson({ title: "A wolf" }));
  const reply = await model.generate({ ...request, schema, params: { providerOptions: { output_config: { effort: "low" } } } });
  expect(reply.text).toBe('{"title":"A wolf"}');
  expect(server.requests[0]?.body).toMatchObject({
    max_tokens: 16_384,
    output_config: { effort: "low", format: { type: "json_schema", schema: schema.jsonSchema } },
  });
});

test("a mode that is refused gives way, and is not tried again", async () => {
  const { server, model } = await started({ refuses: ["output_config", "tool_choice"] });
  server.script(sayJson({ title: "A wolf" }));
  await model.generate({ ...request, schema });
  await model.generate({ ...request, schema });
  expect(server.requests.map(({ body }) => Object.keys(body as object).filter((key) => /output_config|tools/.test(key)))).toEqual(
    [["output_config"], ["tools"], [], []],
  );
  expect(server.requests[3]?.text).toContain("JSON Schema");
});

test("a schema that is too complex is asked for by a tool, whose input streams as text", async () => {
  const { server, model } = await started({ refuses: ["schema"] });
  server.script(sayJson({ title: "A wolf" }, { chunks: ["", '{"title":', ' "A wolf"}'] }));
  const { texts, reply } = await read(model.stream({ ...request, schema }));
  expect(texts).toEqual(['{"title":', ' "A wolf"}']);
  expect(reply).toMatchObject({
    text: '{"title": "A wolf"}',
    finish: "stop",
    raw: { content: [{ type: "tool_use", input: { title: "A wolf" } }] },
  });
  expect(server.requests[1]?.body).toMatchObject({
    stream: true,
    tools: [{ name: "scene", input_schema: schema.jsonSchema }],
    tool_choice: { type: "tool", name: "scene", disable_parallel_tool_use: true },
  });
});

test("a bad request that has nothing to do with the schema is not sent again", async () => {
  const { server, model } = await started();
  server.script(fail(400, { message: "max_tokens: 8192 > 4096, which is the maximum" }));
  expect(await failure(model.generate({ ...request, schema }))).toBeInstanceOf(InvalidRequestError);
  expect(server.requests).toHaveLength(1);
});

test("a stream's raw reply is the message as generate has it, thoughts included", async () => {
  const { server, model } = await started();
  server.script(
    say("A wolf in the snow.", {
      usage: { input: 100, output: 20, cached: 60, reasoning: 8 },
      headers: { "request-id": "req_7" },
    }),
  );
  const whole = await model.generate(request);
  const { reply } = await read(model.stream(request));
  expect(reply).toEqual(whole);
  expect(reply).toMatchObject({
    requestId: "req_7",
    usage: { inputTokens: 100, outputTokens: 20, cachedInputTokens: 60, reasoningTokens: 8 },
  });
});

test("an error in the middle of a stream has the class of its kind", async () => {
  const { server, model } = await started();
  server.script(breakOff("error-event"));
  const error = await failure(read(model.stream(request)));
  expect(error).toBeInstanceOf(OverloadedError);
  expect(error).toMatchObject({ retryable: true, code: "overloaded_error", requestId: "req_loopback" });
});

test("a server that leaves its stream open after the end mark holds up nobody for long", async () => {
  const { server, model } = await started();
  const whole = (await read(model.stream(request))).reply?.text;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    const events = new Uint8Array(await response.arrayBuffer());
    const open = new ReadableStream({
      start(controller) {
        controller.enqueue(events);
        init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason));
      },
    });
    return new Response(open, response);
  };
  const before = performance.now();
  const { reply } = await read(anthropic("claude-haiku-4-5", { apiKey: "sk-test", baseURL: server.url, fetch }).stream(request));
  expect(reply?.text).toBe(whole);
  expect(performance.now() - before).toBeLessThan(3000);
});

test("a silent server is a timeout, in both ways", async () => {
  const { server, model } = await started({ timeoutMs: 80 });
  server.script(breakOff("silent"));
  const errors = await Promise.all([failure(model.generate(request)), failure(read(model.stream(request)))]);
  for (const error of errors) {
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ retryable: true, provider: "anthropic" });
  }
});

test("a stream may take longer than the timeout, as long as it is not silent", async () => {
  const { server, model } = await started({ timeoutMs: 150 });
  server.script(say("one two three four five six", { delayMs: 50 }));
  expect((await read(model.stream(request))).reply?.text).toBe("one two three four five six");
});

test("more images than the model takes, or larger ones, are refused before anything is sent", async () => {
  const { server, model } = await started();
  expect(
    String(await failure(model.generate({ messages: [ask(...Array<typeof picture>(101).fill(picture))], params: {} }))),
  ).toContain("at most 100 images");
  const large = new Uint8Array(7_400_000).fill(1);
  large.set(png.subarray(0, 8));
  const image = { type: "image", image: { kind: "bytes", bytes: large, mediaType: "image/png" } } as const;
  const error = await failure(model.generate({ messages: [ask(image, image, image, image)], params: {} }));
  expect(error).toBeInstanceOf(ImageError);
  expect(String(error)).toContain("32 MB");
  expect(server.requests).toHaveLength(0);
});

test("the SDK is imported with the first call", async () => {
  const imported = vi.fn();
  vi.doMock("@anthropic-ai/sdk", async (original) => {
    imported();
    return await original();
  });
  onTestFinished(() => void vi.doUnmock("@anthropic-ai/sdk"));
  vi.resetModules();
  const { anthropic: fresh } = await import("./index.js");
  const { server } = await started();
  const model = fresh("claude-haiku-4-5", { apiKey: "sk-test", baseURL: server.url });
  expect(imported).not.toHaveBeenCalled();
  await model.generate(request);
  expect(imported).toHaveBeenCalledOnce();
});
