import type { ServerResponse } from "node:http";
import { errorOf, httpServer, png, readStream } from "@legenda/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError, ProviderError, RateLimitError, StreamError, TimeoutError } from "../errors/index.js";
import type { Model, ModelRequest } from "../model.js";
import { createModel } from "./create-model.js";
import { httpTransport } from "./http-transport.js";
import type { AnsweringModelDefinition, HttpModelDefinition } from "./model-definition.js";
import { VendorFailure } from "./vendor-failure.js";
import { asCount, asRecord, asText, usageOf } from "./wire-values.js";

const bytes = png({ byteLength: 20_000 });
const request: ModelRequest = {
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "Caption this." },
        { type: "image", image: { kind: "bytes", bytes, mediaType: "image/png" } },
      ],
    },
  ],
  params: {},
};
const apiKey = "secret-0123456789";

/** The provider of a stranger: a vendor that takes `{ prompt, image }`, and answers `{ text, why }`. */
function acme(baseURL: string, more: Partial<HttpModelDefinition> = {}): Model {
  return createModel({
    provider: "acme",
    id: "vision",
    capabilities: { images: { mediaTypes: ["image/png"], urls: false }, structuredOutput: ["schema", "prompt"], streaming: true },
    connect: () => httpTransport({ baseURL, apiKey, headers: { "x-acme-key": apiKey } }),
    encode: ({ params }, { messages, stream, mode, image }) => {
      const parts = messages.flatMap(({ content }) => content);
      const [picture] = parts.flatMap((part) => (part.type === "image" ? [image(part)] : []));
      const prompt = parts.map((part) => (part.type === "text" ? part.text : "")).join("");
      const data = picture?.kind === "base64" ? picture.data : undefined;
      return {
        path: "/captions",
        body: { prompt, image: data, stream, ...(mode === "schema" && { schema: true }) },
        extra: params.providerOptions,
      };
    },
    decode: (body) => {
      const { text, why, tokens, id } = asRecord(body) ?? {};
      const said = asText(text);
      if (said === undefined) throw new VendorFailure({ status: 200, body });
      return {
        text: said,
        finish: why === "done" ? "stop" : "other",
        usage: usageOf({ outputTokens: asCount(tokens) }),
        requestId: asText(id),
        raw: body,
      };
    },
    decodeStream: () => {
      let text = "";
      let why: unknown;
      return {
        push(event) {
          const { piece, why: reason } = asRecord(event) ?? {};
          why = reason ?? why;
          text += asText(piece) ?? "";
          return asText(piece) ?? "";
        },
        reply: () => (why === "done" ? { text, finish: "stop", usage: {}, raw: null } : undefined),
      };
    },
    endMark: "[END]",
    ...more,
  });
}

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { "content-type": "application/json" }).end(typeof body === "string" ? body : JSON.stringify(body));
const events = (response: ServerResponse, ...pieces: readonly string[]) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.end(pieces.map((piece) => `data: ${piece}\n\n`).join(""));
};

const both = [
  ["generate", (model: Model): Promise<unknown> => model.generate(request)],
  ["stream", (model: Model): Promise<unknown> => readStream(model.stream(request))],
] as const;

test("a request, its image in base64, and its reply", async () => {
  const server = await httpServer(
    (response) => json(response, { text: "A wolf.", why: "done", tokens: 3, id: "r-1" }),
    onTestFinished,
  );
  const reply = await acme(server.url).generate({ ...request, params: { providerOptions: { style: { tone: "dry" } } } });
  expect(reply).toEqual({
    text: "A wolf.",
    finish: "stop",
    usage: { outputTokens: 3 },
    provider: "acme",
    model: "vision",
    requestId: "r-1",
    raw: { text: "A wolf.", why: "done", tokens: 3, id: "r-1" },
  });
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
    prompt: "Caption this.",
    image: bytes.toString("base64"),
    stream: false,
    style: { tone: "dry" },
  });
  expect(server.requests[0]).toMatchObject({ method: "POST", path: "/captions", headers: { "x-acme-key": apiKey } });
});

test("a stream, piece by piece; its connection serves the next requests", async () => {
  const server = await httpServer(
    (response) => events(response, '{"piece":"A "}', '{"piece":"wolf."}', '{"why":"done"}', "[END]"),
    onTestFinished,
  );
  const model = acme(server.url);
  for (let round = 0; round < 10; round++)
    expect(await readStream(model.stream(request))).toMatchObject({
      texts: ["A ", "wolf."],
      reply: { text: "A wolf.", finish: "stop" },
    });
  // The end of one stream may still be on its way when the next request goes out.
  expect(server.connections).toBeLessThanOrEqual(2);
});

test("a query of the base URL stays behind the path", async () => {
  const server = await httpServer((response) => json(response, { text: "A wolf.", why: "done" }), onTestFinished);
  await acme(`${server.url}/v1/?api-version=2`).generate(request);
  expect(server.requests[0]?.path).toBe("/v1/captions?api-version=2");
});

test.each(both)("%s: a redirect is an error that names it; nothing goes to where it leads", async (_, send) => {
  const other = await httpServer((response) => json(response, { text: "A wolf.", why: "done" }), onTestFinished);
  for (const status of [301, 302, 303, 307, 308]) {
    const server = await httpServer(
      (response) => void response.writeHead(status, { location: `${other.url}/?token=${apiKey}` }).end(),
      onTestFinished,
    );
    const error = await errorOf(send(acme(server.url)));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ status, retryable: false });
    expect(String(error)).toContain(`redirects the request to ${other.url}`);
    expect(String(error)).not.toContain(apiKey);
    expect(server.requests).toHaveLength(1);
  }
  expect(other.requests).toHaveLength(0);
});

test("a whole answer has one deadline, however slowly it comes", async () => {
  const server = await httpServer((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 30);
    response.on("close", () => clearInterval(timer));
  }, onTestFinished);
  await expect(acme(server.url, { timeoutMs: 250 }).generate(request)).rejects.toThrow(TimeoutError);
});

test.each(both)("%s: an error whose body never ends is ended by the deadline", async (_, send) => {
  const server = await httpServer(
    (response) => void response.writeHead(500, { "content-length": 100 }).write("{"),
    onTestFinished,
  );
  await expect(send(acme(server.url, { timeoutMs: 200 }))).rejects.toThrow(TimeoutError);
});

test("comments hold a stream's deadline off, but not for ever", async () => {
  const server = await httpServer((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const timer = setInterval(() => response.write(": still here\n\n"), 40);
    response.on("close", () => clearInterval(timer));
  }, onTestFinished);
  const begin = performance.now();
  await expect(readStream(acme(server.url, { timeoutMs: 200 }).stream(request))).rejects.toThrow(TimeoutError);
  expect(performance.now() - begin).toBeGreaterThan(350);
});

test.each(both)("%s: an error of 5 MB is an error of its status, cut", async (_, send) => {
  const server = await httpServer(
    (response) => json(response, { error: { message: "w".repeat(6_000_000) } }, 400),
    onTestFinished,
  );
  await expect(send(acme(server.url))).rejects.toMatchObject({ name: "InvalidRequestError", status: 400 });
});

test.each([
  ["at the root", '{"error":{"message":"too many requests","code":429}}'],
  ["in a list", '[{"error":{"message":"too many requests","code":429}}]'],
  ["in a wrapper", '{"data":{"error":{"message":"too many requests","code":"rate_limit_exceeded"}}}'],
])("an error %s of a reply with status 200", async (_, body) => {
  const server = await httpServer(
    (response, incoming) => (JSON.parse(incoming.body).stream ? events(response, body, "[END]") : json(response, body)),
    onTestFinished,
  );
  for (const [, send] of both) await expect(send(acme(server.url))).rejects.toThrow(RateLimitError);
});

test.each([
  ["a line", 'error: {"code":503,"message":"no slot is free"}\n\ndata: [END]\n\n'],
  ["JSON that is not framed", '{"error":{"code":503,"message":"no slot is free"}}'],
  ["an event of another name", "event: error\ndata: no slot is free\n\n"],
])("an error as %s in a stream, after text and before it", async (_, error) => {
  for (const begin of ["", 'data: {"piece":"A wolf"}\n\n']) {
    const server = await httpServer(
      (response) => response.writeHead(200, { "content-type": "text/event-stream" }).end(begin + error),
      onTestFinished,
    );
    const thrown = await errorOf(readStream(acme(server.url).stream(request)));
    expect(String(thrown)).toContain("no slot is free");
    if (begin) expect(thrown).toMatchObject({ name: "StreamError", text: "A wolf" });
    else expect(thrown).toBeInstanceOf(ProviderError);
  }
});

test("pieces that came in one go with a broken event are read before the error", async () => {
  const server = await httpServer((response) => events(response, '{"piece":"A wolf"}', '{"piece":', "[END]"), onTestFinished);
  const iterator = acme(server.url).stream(request)[Symbol.asyncIterator]();
  expect(await iterator.next()).toEqual({ done: false, value: { type: "text", text: "A wolf" } });
  await expect(iterator.next()).rejects.toMatchObject({ name: "StreamError", retryable: true, text: "A wolf" });
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
});

test("a page in place of a reply names the address", async () => {
  const server = await httpServer(
    (response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Welcome</title>"),
    onTestFinished,
  );
  for (const [, send] of both)
    await expect(send(acme(server.url))).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining(`${server.url} responded with an HTML page`),
    });
});

test("a body that claims to be JSON and is a page may be a gateway's, and is worth another try", async () => {
  const server = await httpServer((response) => json(response, "<html>Bad gateway</html>"), onTestFinished);
  for (const [, send] of both)
    await expect(send(acme(server.url))).rejects.toMatchObject({ retryable: true, message: expect.stringContaining("not JSON") });
});

test("servers that answer in the other form than asked for", async () => {
  const server = await httpServer(
    (response, incoming) =>
      JSON.parse(incoming.body).stream
        ? json(response, { text: "A wolf.", why: "done" })
        : events(response, '{"piece":"A wolf."}', '{"why":"done"}', "[END]"),
    onTestFinished,
  );
  const model = acme(server.url);
  expect(await model.generate(request)).toMatchObject({ text: "A wolf.", finish: "stop" });
  expect(await readStream(model.stream(request))).toMatchObject({ texts: ["A wolf."], reply: { text: "A wolf." } });
});

test("what a content filter took is a filtered reply, whatever status tells it", async () => {
  const server = await httpServer(
    (response) => json(response, { error: { code: "content_filter", message: "policy" } }, 400),
    onTestFinished,
  );
  expect(await acme(server.url).generate(request)).toMatchObject({ text: "", finish: "filtered" });
  expect(await readStream(acme(server.url).stream(request))).toMatchObject({ texts: [], reply: { finish: "filtered" } });
});

test("a way of structured output that is refused gives way to the next, once for the model", async () => {
  const server = await httpServer(
    (response, incoming) =>
      JSON.parse(incoming.body).schema
        ? json(response, { error: { message: "there is no schema here" } }, 400)
        : json(response, { text: "{}", why: "done" }),
    onTestFinished,
  );
  const model = acme(server.url, { refusal: (error) => (/no schema/.test(error.message) ? "mode" : undefined) });
  const schema = { name: "x", jsonSchema: { type: "object" } };
  for (let round = 0; round < 2; round++) expect(await model.generate({ ...request, schema })).toMatchObject({ text: "{}" });
  expect(await readStream(model.stream({ ...request, schema }))).toMatchObject({ reply: { text: "{}" } });
  expect(server.requests).toHaveLength(4);
  expect(JSON.parse(server.requests[1]?.body ?? "").prompt).toContain("JSON Schema");
});

test("a fault in the reading is told as one, and not retried", async () => {
  const server = await httpServer((response) => json(response, { text: "A wolf.", why: "done" }), onTestFinished);
  const model = acme(server.url, {
    decode: () => {
      throw new TypeError("x is undefined");
    },
  });
  await expect(model.generate(request)).rejects.toMatchObject({ name: "ProviderError", retryable: false });
  await expect(model.generate(request)).rejects.toThrow("This is a bug");
});

test("names of the vendor's hold no key and no image, in replies either", async () => {
  const base64 = bytes.toString("base64").slice(0, 4000);
  const server = await httpServer(
    (response) => json(response, { text: "A wolf.", why: "done", id: `${apiKey}${base64}` }),
    onTestFinished,
  );
  const { requestId } = await acme(server.url).generate(request);
  expect(requestId).not.toContain(apiKey);
  expect(requestId).not.toContain(base64.slice(0, 64));
});

test("parallel first calls make one connection; one that failed is made again", async () => {
  const server = await httpServer((response) => json(response, { text: "A wolf.", why: "done" }), onTestFinished);
  let made = 0;
  const model = acme(server.url, {
    connect: async () => {
      if (made++ === 0) throw new ProviderError("There is no key.", { provider: "acme" });
      return httpTransport({ baseURL: server.url });
    },
  });
  const first = await Promise.allSettled([model.generate(request), model.generate(request)]);
  expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await Promise.all([model.generate(request), model.generate(request)]);
  expect(made).toBe(2);
});

const answering = (answer: AnsweringModelDefinition["answer"], more: Partial<AnsweringModelDefinition> = {}): Model =>
  createModel({
    provider: "mine",
    id: "function",
    capabilities: { images: { mediaTypes: ["image/png"], urls: false }, structuredOutput: ["prompt"], streaming: true },
    answer,
    ...more,
  });

test("a function that answers gets bytes and messages, and may answer with a text", async () => {
  const seen: unknown[] = [];
  const model = answering(async ({ messages, image, mode, stream }) => {
    const part = messages[0]?.content[1];
    seen.push(part?.type === "image" && image(part), mode, stream, messages.at(-1)?.content.length);
    return "A wolf.";
  });
  expect(await model.generate(request)).toMatchObject({ text: "A wolf.", finish: "stop", provider: "mine", model: "function" });
  expect(await readStream(model.stream(request))).toMatchObject({ texts: ["A wolf."], reply: { text: "A wolf." } });
  await model.generate({ ...request, schema: { name: "x", jsonSchema: { type: "object" } } });
  const image = { kind: "bytes", bytes, mediaType: "image/png" };
  expect(seen).toEqual([image, undefined, false, 2, image, undefined, true, 2, image, "prompt", false, 3]);
});

test("a function that answers in pieces", async () => {
  const model = answering(async function* () {
    yield "A ";
    yield "wolf.";
    yield { text: "", finish: "length", usage: { outputTokens: 2 } };
  });
  expect(await readStream(model.stream(request))).toMatchObject({
    texts: ["A ", "wolf."],
    reply: { text: "A wolf.", finish: "length", usage: { outputTokens: 2 } },
  });
  expect(await model.generate(request)).toMatchObject({ text: "A wolf.", finish: "length" });
});

test("a text that reads like an error is a text", async () => {
  const model = answering(async () => '{"error":"a sign that reads error"}');
  expect((await model.generate(request)).text).toBe('{"error":"a sign that reads error"}');
});

test.each<[string, unknown, new (...args: never[]) => Error]>([
  ["a status", Object.assign(new Error("slow down"), { status: 429 }), RateLimitError],
  ["a broken connection", Object.assign(new TypeError("failed"), { cause: { code: "ECONNREFUSED" } }), ConnectionError],
  ["anything else", new TypeError("x is undefined"), ProviderError],
])("a function that throws %s", async (_, thrown, Class) => {
  for (const model of [
    answering(() => Promise.reject(thrown)),
    answering(() => {
      throw thrown;
    }),
    answering(async function* () {
      yield* [];
      throw thrown;
    }),
  ])
    for (const [, send] of both) await expect(send(model)).rejects.toThrow(Class);
});

test("a function that answers with something else, never ends, or does not listen", async () => {
  await expect(answering(async () => 42 as never).generate(request)).rejects.toThrow("neither a text nor a reply");
  const silent = answering(() => new Promise(() => {}), { timeoutMs: 60 });
  for (const [, send] of both) await expect(send(silent)).rejects.toThrow(TimeoutError);
  const reason = new Error("enough");
  const signal = AbortSignal.abort(reason);
  await expect(answering(async () => "A wolf.").generate({ ...request, signal })).rejects.toBe(reason);
  const controller = new AbortController();
  const outcome = answering(() => new Promise(() => {})).generate({ ...request, signal: controller.signal });
  await vi.waitFor(() => controller.abort(reason));
  await expect(outcome).rejects.toBe(reason);
});

test("a stream that a function cuts after text says what had arrived", async () => {
  const model = answering(async function* () {
    yield "A wolf";
    throw Object.assign(new Error("gone"), { code: "ECONNRESET" });
  });
  const error = await errorOf(readStream(model.stream(request)));
  expect(error).toBeInstanceOf(StreamError);
  expect(error).toMatchObject({ text: "A wolf", retryable: true, cause: { name: "ConnectionError" } });
});

test("failures that another copy of the package throws are told as failures", async () => {
  vi.resetModules();
  const copy = await import("./http-transport.js");
  const server = await httpServer((response) => json(response, { error: { message: "slow down" } }, 429), onTestFinished);
  const model = acme(server.url, { connect: () => copy.httpTransport({ baseURL: server.url, apiKey }) });
  await expect(model.generate(request)).rejects.toThrow(RateLimitError);
  const closed = acme("http://127.0.0.1:9", { connect: () => copy.httpTransport({ baseURL: "http://127.0.0.1:9", apiKey }) });
  await expect(closed.generate(request)).rejects.toThrow(ConnectionError);
});
