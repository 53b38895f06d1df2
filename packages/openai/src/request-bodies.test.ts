import type { ModelRequest } from "@legenda/core";
import { png } from "@legenda/test-kit";
import OpenAI from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";
import { expect, test } from "vitest";
import { compatible } from "./compatible.js";
import { openai } from "./openai.js";
import { ask, picture, server, text } from "./testing.js";

const large = png({ byteLength: 200_000 });
const dataUri = `data:image/png;base64,${large.toString("base64")}`;
const request: ModelRequest = {
  messages: [
    { role: "system", content: [text("You write "), text("alt text.")] },
    { role: "user", content: [text("Describe “größer 🐺”:"), picture(large, { detail: "low" })] },
    { role: "assistant", content: [text("A wolf.")] },
    { role: "user", content: [text("Shorter.")] },
  ],
  params: { temperature: 0.5, topP: 0.9, maxTokens: 50, stop: ["\n"], seed: 7, providerOptions: { user: "u1" } },
};

const chatBody = {
  model: "gpt-4o-mini",
  messages: [
    { role: "system", content: "You write alt text." },
    {
      role: "user",
      content: [
        { type: "text", text: "Describe “größer 🐺”:" },
        { type: "image_url", image_url: { url: dataUri, detail: "low" } },
      ],
    },
    { role: "assistant", content: "A wolf." },
    { role: "user", content: "Shorter." },
  ],
  temperature: 0.5,
  top_p: 0.9,
  max_completion_tokens: 50,
  stop: ["\n"],
  seed: 7,
  user: "u1",
  stream: false,
} satisfies ChatCompletionCreateParamsNonStreaming;

test("chat completions: byte for byte what the bare client sends, with the same credentials", async () => {
  const there = await server();
  await openai("gpt-4o-mini", { apiKey: "sk-test", baseURL: there.url }).generate(request);
  await new OpenAI({ apiKey: "sk-test", baseURL: `${there.url}/v1`, maxRetries: 0, timeout: 300_000 }).chat.completions.create(
    chatBody,
  );
  const [ours, bare] = there.requests;
  expect(ours?.text === bare?.text).toBe(true);
  expect(ours?.text === JSON.stringify(chatBody)).toBe(true);
  for (const name of ["authorization", "content-type", "content-length"]) expect(ours?.headers[name]).toBe(bare?.headers[name]);
  expect(ours?.path).toBe("/v1/chat/completions");
});

test("a stream asks for its usage, whatever the options say of streaming", async () => {
  const there = await server();
  const params = { providerOptions: { stream: false, stream_options: { include_obfuscation: false } } };
  for await (const _ of openai("gpt-4o-mini", { apiKey: "k", baseURL: there.url }).stream(ask([text("Hello.")], { params })));
  expect(there.requests[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
});

test("responses: its own words, detail always, and nothing is stored", async () => {
  const there = await server();
  const { stop: _, seed: __, ...params } = request.params;
  await openai("gpt-4o-mini", { apiKey: "k", baseURL: there.url, api: "responses" }).generate({ ...request, params });
  await openai("gpt-4o-mini", { apiKey: "k", baseURL: there.url, api: "responses" }).generate(ask([picture(large)]));
  expect(there.requests[0]?.path).toBe("/v1/responses");
  expect(there.requests[0]?.body).toEqual({
    model: "gpt-4o-mini",
    input: [
      { role: "system", content: "You write alt text." },
      {
        role: "user",
        content: [
          { type: "input_text", text: "Describe “größer 🐺”:" },
          { type: "input_image", image_url: dataUri, detail: "low" },
        ],
      },
      { role: "assistant", content: "A wolf." },
      { role: "user", content: "Shorter." },
    ],
    store: false,
    temperature: 0.5,
    top_p: 0.9,
    max_output_tokens: 50,
    user: "u1",
    stream: false,
  } satisfies ResponseCreateParamsNonStreaming);
  expect(there.requests[1]?.body).toMatchObject({ input: [{ content: [{ detail: "auto" }] }] });
});

test("a compatible server gets what all of them take", async () => {
  const there = await server({ keyless: true });
  await compatible({ baseURL: there.url, name: "little" })("vision").generate(
    ask([text("Caption."), picture(png(), { detail: "high", cache: true })], { params: { maxTokens: 9 } }),
  );
  expect(there.requests[0]?.body).toEqual({
    model: "vision",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "Caption." },
          { type: "image_url", image_url: { url: `data:image/png;base64,${png().toString("base64")}` } },
        ],
      },
    ],
    max_tokens: 9,
    stream: false,
  });
});

test("a cache mark is a breakpoint where there are such, and silent where the vendor caches by itself", async () => {
  const there = await server();
  const marked: ModelRequest = {
    messages: [
      { role: "system", content: [text("Rules.", { cache: true })] },
      { role: "user", content: [picture(png(), { cache: true })] },
    ],
    params: {},
  };
  const at = { apiKey: "k", baseURL: there.url };
  await openai("gpt-5.6-luna", at).generate(marked);
  await openai("gpt-5.6-luna", { ...at, api: "responses" }).generate(marked);
  await openai("gpt-4o", at).generate(marked);
  const breakpoint = { prompt_cache_breakpoint: { mode: "explicit" } };
  expect(there.requests[0]?.body).toMatchObject({
    messages: [{ content: [{ type: "text", ...breakpoint }] }, { content: [{ type: "image_url", ...breakpoint }] }],
  });
  expect(there.requests[1]?.body).toMatchObject({
    input: [{ content: [{ type: "input_text", ...breakpoint }] }, { content: [{ type: "input_image", ...breakpoint }] }],
  });
  expect(there.requests[2]?.text).not.toContain("breakpoint");
});

test("the same image twice stands in both places", async () => {
  const there = await server();
  const part = picture(large);
  await openai("gpt-4o", { apiKey: "k", baseURL: there.url }).generate(ask([part, part]));
  expect(there.requests[0]?.body).toMatchObject({
    messages: [{ content: [{ image_url: { url: dataUri } }, { image_url: { url: dataUri } }] }],
  });
});
