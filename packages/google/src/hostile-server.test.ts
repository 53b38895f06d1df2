import { inspect } from "node:util";
import { GoogleGenAI } from "@google/genai";
import { GoogleGenerativeAI } from "@google/generative-ai";
import { type Model, type ModelRequest, OverloadedError, ProviderError } from "@legenda/core";
import { httpServer, png } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { google } from "./google.js";

const key = "AIzaKey-0123456789abcdef";
const id = "gemini-2.5-flash";
const ways: Readonly<Record<string, (url: string) => Model>> = {
  "no client": (url) => google(id, { apiKey: key, baseURL: url }),
  "a client": (url) => google(id, { client: new GoogleGenAI({ apiKey: key, enterprise: false, httpOptions: { baseUrl: url } }) }),
  "a client of the retired package": (url) => google(id, { client: new GoogleGenerativeAI(key), baseURL: url }),
};
const cases = Object.keys(ways).flatMap((way) => (["generate", "stream"] as const).map((mode) => [way, mode] as const));

const bytes = png({ byteLength: 50_000 });
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

/** The reply, or what the call fails with. */
async function outcomeOf(way: string, url: string, mode: "generate" | "stream"): Promise<unknown> {
  const model = (ways[way] as (url: string) => Model)(url);
  try {
    if (mode === "generate") return await model.generate(request);
    let last: unknown;
    for await (const delta of model.stream(request)) last = delta;
    return (last as { readonly reply: unknown }).reply;
  } catch (error) {
    return error;
  }
}

const statuses = [301, 302, 303, 307, 308];
test.each(cases.flatMap(([way, mode]) => statuses.map((status) => [way, mode, status] as const)))(
  "%s, %s: a redirect (%i) is an error that names it, and the other host sees nothing",
  async (way, mode, status) => {
    const other = await httpServer((response) => response.end("{}"), onTestFinished);
    const server = await httpServer(
      (response) => response.writeHead(status, { location: `${other.url}/v1beta/x` }).end(),
      onTestFinished,
    );
    const error = await outcomeOf(way, server.url, mode);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ status, retryable: false, message: expect.stringContaining(other.url) });
    expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
  },
);

test.each(cases)("%s, %s: of an error's body of 6 MB the beginning is read", async (way, mode) => {
  const server = await httpServer((response) => {
    response.on("error", () => {});
    response.writeHead(500, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: 500, message: `${key} ${"w".repeat(6_000_000)}`, status: "INTERNAL" } }));
  }, onTestFinished);
  const error = await outcomeOf(way, server.url, mode);
  expect(error).toBeInstanceOf(OverloadedError);
  expect(error).toMatchObject({ status: 500, retryable: true });
  expect(inspect(error, { depth: 9, maxStringLength: null }).length).toBeLessThan(5000);
  expect(inspect(error, { depth: 9, maxStringLength: null })).not.toContain(key);
});

const candidate = (more: object) => ({ candidates: [{ finishReason: "STOP", ...more }] });
const withoutType: readonly (readonly [string, unknown])[] = [
  ["a number as text", candidate({ content: { parts: [{ text: 7 }] } })],
  ["an object as text", candidate({ content: { parts: [{ text: { toString: 1 } }] } })],
  ["a list as text", candidate({ content: { parts: [{ text: ["A wolf."] }] } })],
  ["a part that is null", candidate({ content: { parts: [null] } })],
  ["a part that is a text", candidate({ content: { parts: ["A wolf."] } })],
  ["parts that are an object", candidate({ content: { parts: { text: "A wolf." } } })],
  ["content that is a text", candidate({ content: "A wolf." })],
  ["candidates that are an object", { candidates: { content: { parts: [{ text: "A wolf." }] }, finishReason: "STOP" } }],
  ["a candidate that is null", { candidates: [null] }],
  ["no candidate, and a reason of a wrong type to block", { promptFeedback: { blockReason: 7 } }],
  ["a number", 7],
  ["null", null],
  ["an empty list", []],
];
test.each(cases.flatMap(([way, mode]) => withoutType.map(([what, body]) => [way, mode, what, body] as const)))(
  "%s, %s: %s is never a caption",
  async (way, mode, _, body) => {
    const server = await httpServer(
      (response) =>
        mode === "stream"
          ? response.writeHead(200, { "content-type": "text/event-stream" }).end(`data: ${JSON.stringify(body)}\r\n\r\n`)
          : response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
      onTestFinished,
    );
    const error = await outcomeOf(way, server.url, mode);
    expect(error).toSatisfy((it) => ["ProviderError", "StreamError"].includes((it as Error).name), inspect(error));
    expect(error).toMatchObject({ retryable: true });
  },
);

test.each(cases)("%s, %s: counts and names of a wrong type are unknown", async (way, mode) => {
  const usageMetadata = {
    promptTokenCount: "x",
    toolUsePromptTokenCount: { toString: 1 },
    candidatesTokenCount: -5,
    thoughtsTokenCount: null,
    cachedContentTokenCount: [3],
  };
  const body = {
    ...candidate({ content: { parts: [{ text: "A wolf." }] } }),
    usageMetadata,
    modelVersion: 0,
    responseId: { toString: 1 },
  };
  // An infinite number as JSON can say it.
  const text = JSON.stringify(body).replace("[3]", "1e400");
  const server = await httpServer(
    (response) =>
      mode === "stream"
        ? response.writeHead(200, { "content-type": "text/event-stream" }).end(`data: ${text}\n\n`)
        : response.writeHead(200, { "content-type": "application/json" }).end(text),
    onTestFinished,
  );
  const reply = await outcomeOf(way, server.url, mode);
  expect(reply).toMatchObject({ text: "A wolf.", finish: "stop", usage: {}, model: id });
  expect(reply).not.toHaveProperty("requestId");
  expect((reply as { readonly usage: object }).usage).toEqual({});
});

test.each(cases)("%s, %s: thoughts are not a caption, and neither are other candidates", async (way, mode) => {
  const parts = [{ text: "Let me see.", thought: true }, { text: "A wolf." }, { functionCall: { name: "f" } }];
  const body = {
    candidates: [
      { index: 1, content: { parts: [{ text: "Another." }] }, finishReason: "STOP" },
      { index: 0, content: { parts }, finishReason: "STOP" },
    ],
  };
  const server = await httpServer(
    (response) =>
      mode === "stream"
        ? response.writeHead(200, { "content-type": "text/event-stream" }).end(`data: ${JSON.stringify(body)}\n\n`)
        : response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
    onTestFinished,
  );
  expect(await outcomeOf(way, server.url, mode)).toMatchObject({ text: "A wolf.", finish: "stop" });
});
