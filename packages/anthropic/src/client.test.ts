import { createHash } from "node:crypto";
import { AnthropicBedrock, AnthropicBedrockMantle } from "@anthropic-ai/bedrock-sdk";
import Anthropic from "@anthropic-ai/sdk";
import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";
import { fail } from "@legenda/conformance/server";
import { AuthenticationError, DefinitionError, OverloadedError, ProviderError, TimeoutError } from "@legenda/core";
import { errorOf, httpServer, png, readStream } from "@legenda/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { type AnthropicClient, type AnthropicOptions, anthropic } from "./index.js";
import { bedrockServer, chunkFrame, events, frame, message } from "./testing/bedrock.js";
import { apiKey, ask, base64, modes, picture, pictureUrl, request, schema, send } from "./testing/requests.js";
import { started } from "./testing/servers.js";

const aws = { awsAccessKey: "AKIDEXAMPLE", awsSecretKey: "secret-of-aws", awsRegion: "eu-central-1" };
const googleAuth = { projectId: "wolves", getRequestHeaders: async () => new Headers({ authorization: "Bearer ya29" }) };
const vertexAt = (baseURL: string) =>
  new AnthropicVertex({ region: "europe-west1", projectId: "wolves", baseURL, authClient: googleAuth as never });

/** The same model by the own transport, and through each of the official clients. */
const ways: readonly (readonly [string, (baseURL: string) => AnthropicOptions])[] = [
  ["the own transport", (baseURL) => ({ apiKey, baseURL })],
  ["an official client", (baseURL) => ({ client: new Anthropic({ apiKey, baseURL, maxRetries: 5 }) })],
  ["Bedrock's client", (baseURL) => ({ client: new AnthropicBedrock({ ...aws, baseURL, maxRetries: 5 }) })],
  ["Vertex' client", (baseURL) => ({ client: vertexAt(baseURL) })],
];
const waysAndModes = ways.flatMap(([name, way]) => modes.map((mode) => [name, mode, way] as const));

test("the official clients fit", () => {
  const clients = [
    new Anthropic({ apiKey }),
    new AnthropicBedrock(aws),
    new AnthropicBedrockMantle({ apiKey, awsRegion: "eu-central-1" }),
    vertexAt("https://example.com"),
  ] satisfies readonly AnthropicClient[];
  expect(clients.map((client) => anthropic("claude-haiku-4-5", { client }).capabilities.images.urls)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const capabilities = { images: { urls: true } };
  expect(anthropic("claude-haiku-4-5", { client: new AnthropicBedrock(aws), capabilities }).capabilities.images.urls).toBe(true);
});

test("what is not a client is refused, and one without credentials names the way out", async () => {
  const none = anthropic("claude-haiku-4-5", { client: {} as AnthropicClient });
  expect(await errorOf(none.generate(request))).toBeInstanceOf(DefinitionError);
  const client = new Anthropic({ apiKey: null, authToken: null, baseURL: "http://127.0.0.1:9" });
  const error = await errorOf(anthropic("claude-haiku-4-5", { client }).generate(request));
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(String(error)).toContain("ANTHROPIC_API_KEY");
});

test("an official client keeps its key, headers and fetch, and loses its retries", async () => {
  const { server, model } = await started();
  const fetch = vi.fn((input: string | URL | Request, init?: RequestInit) => globalThis.fetch(input, init));
  const client = new Anthropic({
    apiKey: "sk-own",
    baseURL: server.url,
    maxRetries: 5,
    fetch,
    defaultHeaders: { "x-own": "yes", "x-both": "client" },
  });
  const own = anthropic("claude-haiku-4-5", { client, headers: { "x-both": "call" } });
  await model.generate(request);
  await own.generate(request);
  const [plain, sent] = server.requests;
  expect(sent?.text).toBe(plain?.text);
  expect(sent?.headers).toMatchObject({
    authorization: "Bearer sk-own",
    "x-own": "yes",
    "x-both": "call",
    "content-length": plain?.headers["content-length"],
  });
  server.script(fail(529));
  expect(await errorOf(own.generate(request))).toBeInstanceOf(OverloadedError);
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(client.maxRetries).toBe(5);
});

test("the API's version is the client's, unless a header says otherwise", async () => {
  const { server } = await started();
  const client = new Anthropic({ apiKey, baseURL: server.url });
  await client.messages.create({ model: "claude-haiku-4-5", max_tokens: 9, messages: [{ role: "user", content: "Hello." }] });
  await anthropic("claude-haiku-4-5", { client }).generate(request);
  await anthropic("claude-haiku-4-5", { client, headers: { "anthropic-version": "2023-06-01" } }).generate(request);
  const [bare, through, given] = server.requests.map(({ headers }) => headers["anthropic-version"]);
  expect(through).toBe(bare);
  expect(given).toBe("2023-06-01");
});

test("the keys and headers of a client stand in no error", async () => {
  const { server } = await started();
  server.script(fail(400, { message: "Bad key sk-own-secret with gateway-secret-word." }));
  const client = new Anthropic({ apiKey: "sk-own-secret", baseURL: server.url });
  const model = anthropic("claude-haiku-4-5", { client, headers: { "x-gateway": "gateway-secret-word" } });
  expect(String(await errorOf(model.generate(request)))).toContain("Bad key [key] with [key].");
});

test("a schema that is refused is asked for in another way, through a client as well", async () => {
  const { server } = await started({ refuses: ["output_config"] });
  const client = new Anthropic({ apiKey, baseURL: server.url });
  await anthropic("claude-haiku-4-5", { client }).generate({ ...request, schema });
  expect(server.requests.map(({ body }) => "tools" in (body as object))).toEqual([false, true]);
});

test.each([301, 302, 303, 307, 308].flatMap((status) => waysAndModes.map((way) => [status, ...way] as const)))(
  "%i by %s, %s: a redirect is an error, and the other host sees nothing",
  async (status, _, mode, way) => {
    const { server: other } = await started();
    const { url } = await httpServer(
      (outgoing) => outgoing.writeHead(status, { location: `${other.url}/v1/messages` }).end(),
      onTestFinished,
    );
    const error = await errorOf(send(anthropic("claude-haiku-4-5", way(url)), mode));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ retryable: false, status });
    expect(String(error)).toContain(`redirects the request to ${other.url}`);
    expect(other.requests).toHaveLength(0);
  },
);

test.each(waysAndModes)("%s, %s: an error of 6 MB is cut, and keeps its class", async (_, mode, way) => {
  const message = `Invalid image ${png({ byteLength: 4_500_000 }).toString("base64")}`;
  const body = JSON.stringify({ type: "error", error: { type: "invalid_request_error", message } });
  const { url } = await httpServer(
    (outgoing) => outgoing.writeHead(400, { "content-type": "application/json" }).end(body),
    onTestFinished,
  );
  const error = await errorOf(send(anthropic("claude-haiku-4-5", way(url)), mode));
  expect(error).toMatchObject({ name: "InvalidRequestError", status: 400, retryable: false });
  expect(String(error).length).toBeLessThan(1000);
});

test.each(waysAndModes)("%s, %s: headers whose body stalls are a timeout", async (_, mode, way) => {
  for (const status of [200, 500]) {
    const type = mode === "stream" && status === 200 ? "text/event-stream" : "application/json";
    const { url } = await httpServer((outgoing) => {
      outgoing.writeHead(status, { "content-type": type, "content-length": 100 });
      outgoing.write("{");
    }, onTestFinished);
    const error = await errorOf(send(anthropic("claude-haiku-4-5", { ...way(url), timeoutMs: 150 }), mode));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ retryable: true });
  }
});

test.each(waysAndModes)("%s, %s: the caller's abort ends it", async (_, mode, way) => {
  const left = vi.fn();
  const { url } = await httpServer((outgoing) => void outgoing.once("close", left), onTestFinished);
  const controller = new AbortController();
  const sent = { ...request, signal: controller.signal };
  setTimeout(() => controller.abort(new Error("No more.")), 100);
  expect(String(await errorOf(send(anthropic("claude-haiku-4-5", way(url)), mode, sent)))).toBe("Error: No more.");
  await vi.waitFor(() => expect(left).toHaveBeenCalled());
});

test.each(modes)("Bedrock, %s: the signed body holds the image, and the answer is read", async (mode) => {
  const { requests, baseURL } = await bedrockServer();
  const model = anthropic("anthropic.claude-haiku-4-5", { client: new AnthropicBedrock({ ...aws, baseURL }) });
  expect(await send(model, mode)).toMatchObject({
    text: "A wolf.",
    finish: "stop",
    usage: { inputTokens: 9, outputTokens: 4 },
    raw: { content: message.content },
  });
  const [sent] = requests;
  expect(sent?.path).toBe(`/model/anthropic.claude-haiku-4-5/invoke${mode === "stream" ? "-with-response-stream" : ""}`);
  expect(sent?.headers.authorization).toContain("AWS4-HMAC-SHA256");
  expect(sent?.headers["x-amz-content-sha256"]).toBe(
    createHash("sha256")
      .update(sent?.body ?? "")
      .digest("hex"),
  );
  expect(sent?.body).toContain(base64);
});

test("Bedrock: pieces come one by one, and leaving closes the connection", async () => {
  const { baseURL } = await bedrockServer();
  const model = anthropic("anthropic.claude-haiku-4-5", { client: new AnthropicBedrock({ ...aws, baseURL }) });
  expect((await readStream(model.stream(request))).texts).toEqual(["A wolf", "."]);
  const closed = vi.fn();
  const open = await httpServer((outgoing) => {
    outgoing.once("close", closed);
    outgoing.setHeader("content-type", "application/vnd.amazon.eventstream");
    outgoing.write(Buffer.concat(events.slice(0, 3).map(chunkFrame)));
  }, onTestFinished);
  const left = anthropic("anthropic.claude-haiku-4-5", { client: new AnthropicBedrock({ ...aws, baseURL: open.url }) });
  for await (const _ of left.stream(request)) break;
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});

test("Bedrock: an exception among the frames, and a stream that ends early", async () => {
  const throttled = frame(
    { ":message-type": "exception", ":exception-type": "throttlingException", ":content-type": "application/json" },
    { message: "Too many tokens." },
  );
  const at = async (frames: readonly Buffer[]) => {
    const { baseURL } = await bedrockServer(frames);
    const model = anthropic("anthropic.claude-haiku-4-5", { client: new AnthropicBedrock({ ...aws, baseURL }) });
    return errorOf(readStream(model.stream(request)));
  };
  expect(await at([throttled])).toMatchObject({ name: "RateLimitError", retryable: true });
  const [first, second, third] = events.map(chunkFrame);
  const begun = [first, second, third].filter((it) => it !== undefined);
  expect(await at([...begun, throttled])).toMatchObject({
    name: "StreamError",
    text: "A wolf",
    cause: { name: "RateLimitError" },
  });
  expect(await at(begun)).toMatchObject({ name: "StreamError", text: "A wolf", retryable: true });
});

test("Bedrock and Google Cloud: a URL is downloaded", async () => {
  const { requests, baseURL } = await bedrockServer();
  const download = vi.fn(async () => ({ bytes: png({ byteLength: 100 }), mediaType: "image/png" }));
  const client = new AnthropicBedrock({ ...aws, baseURL });
  const sent = { messages: [ask(pictureUrl("https://example.com/wolf.png"))], params: {} };
  await anthropic("anthropic.claude-haiku-4-5", { client, download }).generate(sent);
  expect(download).toHaveBeenCalledOnce();
  expect(requests[0]?.body).toContain(png({ byteLength: 100 }).toString("base64"));
});

test.each(modes)("Google Cloud, %s: the image takes the place of its marker, and the answer is read", async (mode) => {
  const paths: string[] = [];
  const { url } = await httpServer((outgoing, { path }) => {
    paths.push(path);
    if (mode === "generate") return void outgoing.setHeader("content-type", "application/json").end(JSON.stringify(message));
    outgoing.setHeader("content-type", "text/event-stream");
    outgoing.end(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(""));
  }, onTestFinished);
  const seen: (string | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    seen.push(await new Response(init?.body).text());
    return globalThis.fetch(input, init);
  };
  const model = anthropic("claude-haiku-4-5", { client: vertexAt(url), fetch });
  expect(await send(model, mode, { messages: [ask(picture)], params: {} })).toMatchObject({ text: "A wolf.", finish: "stop" });
  expect(paths[0]).toMatch(/\/projects\/wolves\/locations\/europe-west1\/publishers\/anthropic\/models\/claude-haiku-4-5:/);
  expect(seen[0]).toContain(base64);
});
