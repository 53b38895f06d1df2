import type Anthropic from "@anthropic-ai/sdk";
import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { finishOf, mergeUsage, readMessage, usageIn } from "./reply.js";
import { request } from "./testing/requests.js";
import { answeredWith } from "./testing/servers.js";

const usage: Anthropic.Usage = {
  input_tokens: 20,
  cache_read_input_tokens: 300,
  cache_creation_input_tokens: 40,
  cache_creation: null,
  output_tokens: 50,
  output_tokens_details: { thinking_tokens: 30 },
  server_tool_use: null,
  service_tier: null,
  inference_geo: null,
  speed: null,
};
const message: Anthropic.Message = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "claude-opus-5-5",
  container: null,
  diagnostics: null,
  content: [
    { type: "thinking", thinking: "A wolf?", signature: "c2ln" },
    { type: "text", text: "A wolf", citations: null },
    { type: "text", text: " in the snow.", citations: null },
  ],
  stop_reason: "end_turn",
  stop_details: null,
  stop_sequence: null,
  usage,
};
const text = { mode: undefined };

test.each([
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["tool_use", "other"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["pause_turn", "other"],
  ["refusal", "refusal"],
  ["of_tomorrow", "other"],
  ["constructor", "other"],
  ["", "other"],
  [7, "other"],
  [null, "other"],
  [undefined, "other"],
])("%j is %s", (reason, finish) => {
  expect(finishOf(reason, undefined)).toBe(finish);
});

test("a tool that stands for a schema is an answer", () => {
  expect(finishOf("tool_use", "tool")).toBe("stop");
  expect(finishOf("tool_use", "schema")).toBe("other");
});

test("the text is that of all text blocks, without the thoughts", async () => {
  const model = answeredWith(message, { headers: { "request-id": "req_1" } });
  expect(await model.generate(request)).toMatchObject({
    text: "A wolf in the snow.",
    finish: "stop",
    provider: "anthropic",
    model: "claude-opus-5-5",
    requestId: "req_1",
    raw: message,
  });
});

test("blocks that are newer than this package are left out", () => {
  const content = [{ type: "hologram", text: "No." }, ...message.content, { type: "redacted_thinking", data: "x" }];
  expect(readMessage({ ...message, content }, text).text).toBe("A wolf in the snow.");
});

test("cached tokens count as input, whether they were read or written", () => {
  expect(usageIn(usage)).toEqual({ inputTokens: 360, outputTokens: 50, cachedInputTokens: 300, reasoningTokens: 30 });
  const { output_tokens_details: _, cache_read_input_tokens: __, cache_creation_input_tokens: ___, ...plain } = usage;
  expect(usageIn(plain)).toEqual({ inputTokens: 20, outputTokens: 50 });
});

test.each([
  [undefined],
  [null],
  [[]],
  ["many"],
  [{ input_tokens: "20", output_tokens: -1, output_tokens_details: { thinking_tokens: null } }],
  [{ input_tokens: Number.NaN, output_tokens: Number.POSITIVE_INFINITY, cache_read_input_tokens: {} }],
])("a usage of %j is unknown", (counts) => {
  expect(usageIn(counts)).toEqual({});
});

test("the end of a stream corrects only what it counts", () => {
  const end = {
    output_tokens: 70,
    input_tokens: null,
    cache_read_input_tokens: 310,
    cache_creation_input_tokens: null,
    output_tokens_details: null,
    server_tool_use: null,
  };
  expect(mergeUsage(usage, end)).toEqual({ ...usage, output_tokens: 70, cache_read_input_tokens: 310 });
  expect(mergeUsage(usage, undefined)).toEqual(usage);
  expect(mergeUsage(usage, null)).toEqual(usage);
  expect(mergeUsage(null, null)).toBeUndefined();
});

test("a tool's input is the answer where a tool was asked for, and text where none was called", () => {
  const tool = { type: "tool_use", id: "t", name: "scene", input: { title: "A wolf" } };
  const called = { ...message, content: [...message.content, tool], stop_reason: "tool_use" };
  expect(readMessage(called, { mode: "tool" })).toMatchObject({ text: '{"title":"A wolf"}', finish: "stop" });
  expect(readMessage(called, text)).toMatchObject({ text: "A wolf in the snow.", finish: "other" });
  expect(readMessage(message, { mode: "tool" }).text).toBe("A wolf in the snow.");
});

test("a refusal without words is explained by its details", () => {
  const stop_details = { type: "refusal", category: "bio", explanation: "This may cause harm." };
  const refused = { ...message, content: [], stop_reason: "refusal", stop_details };
  expect(readMessage(refused, text)).toMatchObject({ text: "This may cause harm.", finish: "refusal" });
  expect(readMessage({ ...refused, stop_details: { explanation: 7 } }, text)).toMatchObject({ text: "", finish: "refusal" });
});

test.each([
  ["content that is null", { ...message, content: null }],
  ["content that is a text", { ...message, content: "A wolf." }],
  ["a block that is null", { ...message, content: [null] }],
  ["a text that is a number", { ...message, content: [{ type: "text", text: 7 }] }],
  ["a text that is an object", { ...message, content: [{ type: "text", text: { toString: 1 } }] }],
  ["a text that is missing", { ...message, content: [{ type: "text" }] }],
  ["no content", { id: "msg_1" }],
  ["a list", []],
  ["a number", 7],
  ["nothing", null],
])("%s is a fault of the reply, and not a caption", async (_, body) => {
  const error = await errorOf(answeredWith(body).generate(request));
  expect(error).toMatchObject({ name: "ProviderError", provider: "anthropic", retryable: true });
});

test("what is not a text in a model's name and a tool's input", () => {
  expect(readMessage({ ...message, model: 7 }, text).model).toBeUndefined();
  const input = (value: unknown) => () =>
    readMessage({ ...message, content: [{ type: "tool_use", input: value }] }, { mode: "tool" });
  expect(input("{ cut")().text).toBe("{ cut");
  for (const value of [undefined, null, 7]) expect(input(value)).toThrow();
});

test("what is left of the limits", async () => {
  const headers = {
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "49",
    "anthropic-ratelimit-requests-reset": new Date(Date.now() + 30_000).toISOString(),
    "anthropic-ratelimit-input-tokens-limit": "80000",
    "anthropic-ratelimit-input-tokens-remaining": "79000",
  };
  const { rateLimits } = await answeredWith(message, { headers }).generate(request);
  expect(rateLimits).toMatchObject({ requests: { limit: 50, remaining: 49 }, tokens: { limit: 80_000, remaining: 79_000 } });
  expect(rateLimits?.requests?.resetMs).toBeGreaterThan(28_000);
});
