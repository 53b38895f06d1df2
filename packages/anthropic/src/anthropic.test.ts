import Anthropic from "@anthropic-ai/sdk";
import { breakOff, fail, say, sayJson } from "@legenda/conformance/server";
import { AuthenticationError, ImageError, InvalidRequestError, type Message, OverloadedError, TimeoutError } from "@legenda/core";
import { errorOf, png, readStream } from "@legenda/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { anthropic } from "./index.js";
import { apiKey, ask, base64, picture, pictureUrl, request, schema } from "./testing/requests.js";
import { started } from "./testing/servers.js";

/** What the SDK sends when the image is in its body from the start. */
const plainBody = {
  model: "claude-haiku-4-5",
  max_tokens: 8192,
  messages: [
    {
      role: "user",
      content: [
        { type: "image", source: { type: "base64", media_type: "image/png", data: base64 } },
        { type: "text", text: 'Caption this "wolf".' },
      ],
    },
  ],
} satisfies Anthropic.MessageCreateParams;

test("the body is byte for byte that of the official client, whole and streamed", async () => {
  const { server, model } = await started();
  const client = new Anthropic({ apiKey: "sk-own", baseURL: server.url });
  await client.messages.create(plainBody);
  await model.generate(request);
  for await (const _ of await client.messages.create({ ...plainBody, stream: true }));
  await readStream(model.stream(request));
  const [plain, ours, plainStream, oursStream] = server.requests;
  expect(ours?.text).toBe(plain?.text);
  expect(oursStream?.text).toBe(plainStream?.text);
  expect(ours?.path).toBe(plain?.path);
  for (const name of ["content-type", "content-length"]) expect(ours?.headers[name]).toBe(plain?.headers[name]);
  expect(ours?.headers).toMatchObject({ "x-api-key": apiKey, "anthropic-version": "2023-06-01" });
});

function environment(variables: Readonly<Record<string, string>>): void {
  for (const name of ["API_KEY", "AUTH_TOKEN", "BASE_URL", "CUSTOM_HEADERS"])
    vi.stubEnv(`ANTHROPIC_${name}`, variables[`ANTHROPIC_${name}`] ?? "");
  onTestFinished(() => void vi.unstubAllEnvs());
}

test("a missing key names its variable, and is asked for with each call", async () => {
  const { server } = await started();
  environment({});
  const model = anthropic("claude-haiku-4-5", { baseURL: server.url });
  const error = await errorOf(model.generate(request));
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(String(error)).toContain("ANTHROPIC_API_KEY");
  environment({ ANTHROPIC_API_KEY: " sk-late ", ANTHROPIC_AUTH_TOKEN: "token" });
  await model.generate(request);
  expect(server.requests.map(({ headers }) => [headers["x-api-key"], headers.authorization])).toEqual([["sk-late", undefined]]);
});

test("the token, the address and the headers of the environment, as the official client reads them", async () => {
  const { server } = await started();
  environment({
    ANTHROPIC_AUTH_TOKEN: "token-1",
    ANTHROPIC_BASE_URL: `${server.url}/`,
    ANTHROPIC_CUSTOM_HEADERS: "x-team: shop\nx-cost: a:b",
  });
  await anthropic("claude-haiku-4-5").generate(request);
  await new Anthropic().messages.create(plainBody);
  const [ours, plain] = server.requests;
  for (const name of ["authorization", "x-team", "x-cost", "x-api-key"]) expect(ours?.headers[name]).toBe(plain?.headers[name]);
  expect(ours?.headers).toMatchObject({ authorization: "Bearer token-1", "x-team": "shop", "x-cost": "a:b" });
  await anthropic("claude-haiku-4-5", { apiKey: "sk-given", headers: { "X-Team": "own" } }).generate(request);
  expect(server.requests[2]?.headers).toMatchObject({ "x-api-key": "sk-given", "x-team": "own" });
  expect(server.requests[2]?.headers.authorization).toBeUndefined();
});

test("an address with or without its /v1, and none that holds credentials", async () => {
  const { server } = await started();
  for (const path of ["", "/", "/v1", "/v1/", "/v1/messages"])
    await anthropic("claude-haiku-4-5", { apiKey, baseURL: `${server.url}${path}` }).generate(request);
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(["/v1/messages"]));
  expect(() => anthropic("claude-haiku-4-5", { baseURL: "https://user:secret-word@gateway.example.com" })).toThrow(TypeError);
  for (const baseURL of ["", "gateway.example.com", "ftp://gateway.example.com"])
    expect(() => anthropic("claude-haiku-4-5", { baseURL })).toThrow(TypeError);
});

test("what is asked for stands where the API looks for it", async () => {
  const { server, model } = await started();
  const messages: Message[] = [
    { role: "system", content: [{ type: "text", text: "You write alt text.", cache: true }] },
    ask({ ...picture, cache: true }, pictureUrl("https://example.com/wolf.jpg"), { type: "text", text: "Go." }),
  ];
  await model.generate({
    messages,
    params: {
      temperature: 0.2,
      topP: 0.9,
      maxTokens: 99,
      stop: ["###"],
      providerOptions: { metadata: { user_id: "u" }, stream: true },
    },
  });
  const data = base64;
  expect(server.requests[0]?.body).toEqual({
    model: "claude-haiku-4-5",
    max_tokens: 99,
    system: [{ type: "text", text: "You write alt text.", cache_control: { type: "ephemeral" } }],
    messages: [
      {
        role: "user",
        content: [
          { type: "image", source: { type: "base64", media_type: "image/png", data }, cache_control: { type: "ephemeral" } },
          { type: "image", source: { type: "url", url: "https://example.com/wolf.jpg" } },
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

test("the newest models do not take a temperature, which is told before anything is sent", async () => {
  const { server, model } = await started({ id: "claude-opus-5-5" });
  const error = await errorOf(model.generate({ ...request, params: { temperature: 0 } }));
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(String(error)).toContain("temperature");
  expect(server.requests).toHaveLength(0);
});

test("a URL that Claude does not fetch is downloaded", async () => {
  const fetched: string[] = [];
  const download = async (url: string) => {
    fetched.push(url);
    return { bytes: png({ byteLength: 100 }), mediaType: "image/png" };
  };
  const { server, model } = await started({ download });
  const urls = ["http://example.com/wolf.png", "https://example.com/wolf.png"];
  await model.generate({ messages: [ask(...urls.map(pictureUrl))], params: {} });
  expect(fetched).toEqual(urls.slice(0, 1));
  expect(server.requests[0]?.body).toMatchObject({
    messages: [{ content: [{ source: { type: "base64" } }, { source: { type: "url", url: urls[1] } }] }],
  });
  const capabilities = { images: { urls: false } };
  await anthropic("claude-haiku-4-5", { apiKey, baseURL: server.url, download, capabilities }).generate({
    messages: [ask(pictureUrl("https://example.com/fox.png"))],
    params: {},
  });
  expect(fetched).toHaveLength(2);
});

test("without a download of one's own, the guarded one fetches", async () => {
  const { server, model } = await started();
  const error = await errorOf(model.generate({ messages: [ask(pictureUrl(`${server.url}/wolf.png`))], params: {} }));
  expect(error).toBeInstanceOf(ImageError);
  expect(String(error)).not.toMatch(/install/i);
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

test("a schema that is too complex is asked for by a tool, whose input streams as text; the next schema is not", async () => {
  const { server, model } = await started({ refuses: ["schema"] });
  server.script(sayJson({ title: "A wolf" }, { chunks: ["", '{"title":', ' "A wolf"}'] }));
  const { texts, reply } = await readStream(model.stream({ ...request, schema }));
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
  await model.generate({ ...request, schema: { ...schema, jsonSchema: { ...schema.jsonSchema } } });
  expect(server.requests[2]?.body).toMatchObject({ output_config: {} });
});

test("a schema that the grammar cannot express is not sent as one", async () => {
  const map = { name: "map", jsonSchema: { type: "object", additionalProperties: { type: "string" } } };
  const { server, model } = await started();
  server.script(sayJson({ wolf: "grey" }));
  await model.generate({ ...request, schema: map });
  const capabilities = { structuredOutput: ["schema", "prompt"] as const };
  await anthropic("claude-haiku-4-5", { apiKey, baseURL: server.url, capabilities }).generate({ ...request, schema: map });
  const [tool, prompt] = server.requests;
  expect(tool?.body).toMatchObject({ tool_choice: { name: "map" } });
  expect(Object.keys(prompt?.body as object)).toEqual(["model", "max_tokens", "messages"]);
  expect(prompt?.text).toContain("JSON Schema");
});

test("a bad request that has nothing to do with the schema is not sent again", async () => {
  const { server, model } = await started();
  server.script(fail(400, { message: "max_tokens: 8192 > 4096, which is the maximum" }));
  expect(await errorOf(model.generate({ ...request, schema }))).toBeInstanceOf(InvalidRequestError);
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
  const { reply } = await readStream(model.stream(request));
  expect(reply).toEqual(whole);
  expect(reply).toMatchObject({
    requestId: "req_7",
    usage: { inputTokens: 100, outputTokens: 20, cachedInputTokens: 60, reasoningTokens: 8 },
  });
});

test("an error in the middle of a stream has the class of its kind", async () => {
  const { server, model } = await started();
  server.script(breakOff("error-event"));
  const error = await errorOf(readStream(model.stream(request)));
  expect(error).toMatchObject({ name: "StreamError", retryable: true, text: "A" });
  expect((error as Error).cause).toBeInstanceOf(OverloadedError);
  expect((error as Error).cause).toMatchObject({ code: "overloaded_error", requestId: "req_loopback" });
});

test("a server that leaves its stream open after the end mark holds up nobody", async () => {
  const { server, model } = await started();
  const whole = (await readStream(model.stream(request))).reply?.text;
  let left = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    const events = new Uint8Array(await response.arrayBuffer());
    const open = new ReadableStream({
      start: (controller) => controller.enqueue(events),
      cancel: () => {
        left = true;
      },
    });
    return new Response(open, response);
  };
  const { reply } = await readStream(anthropic("claude-haiku-4-5", { apiKey, baseURL: server.url, fetch }).stream(request));
  expect(reply?.text).toBe(whole);
  await vi.waitFor(() => expect(left).toBe(true), 5000);
});

test("a silent server is a timeout, in both ways", async () => {
  const { server, model } = await started({ timeoutMs: 80 });
  server.script(breakOff("silent"));
  const errors = await Promise.all([errorOf(model.generate(request)), errorOf(readStream(model.stream(request)))]);
  for (const error of errors) {
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ retryable: true, provider: "anthropic" });
  }
});

test("a stream may take longer than the timeout, as long as it is not silent", async () => {
  const { server, model } = await started({ timeoutMs: 400 });
  server.script(say("one two three four five six", { delayMs: 100 }));
  expect((await readStream(model.stream(request))).reply?.text).toBe("one two three four five six");
});

test("more images than the model takes, or larger ones, are refused before anything is sent", async () => {
  const { server, model } = await started();
  expect(
    String(await errorOf(model.generate({ messages: [ask(...Array<typeof picture>(101).fill(picture))], params: {} }))),
  ).toContain("at most 100 images");
  const large = new Uint8Array(7_400_000).fill(1);
  large.set(png().subarray(0, 8));
  const image = { type: "image", image: { kind: "bytes", bytes: large, mediaType: "image/png" } } as const;
  const error = await errorOf(model.generate({ messages: [ask(image, { ...image }, { ...image }, { ...image })], params: {} }));
  expect(error).toBeInstanceOf(ImageError);
  expect(String(error)).toContain("32 MB");
  expect(server.requests).toHaveLength(0);
});

test("the official client is not loaded without a client", async () => {
  const imported = vi.fn();
  vi.doMock("@anthropic-ai/sdk", async (original) => {
    imported();
    return await original();
  });
  onTestFinished(() => void vi.doUnmock("@anthropic-ai/sdk"));
  vi.resetModules();
  const { anthropic: fresh } = await import("./index.js");
  const { server } = await started();
  await fresh("claude-haiku-4-5", { apiKey, baseURL: server.url }).generate(request);
  expect(imported).not.toHaveBeenCalled();
});
