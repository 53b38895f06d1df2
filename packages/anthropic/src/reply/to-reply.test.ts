import type Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "vitest";
import { finishOf } from "./finish.js";
import { replyOf } from "./to-reply.js";
import { addedCounts, usageOf } from "./usage.js";

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
const headers = new Headers({ "request-id": "req_1" });

test.each([
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["tool_use", "stop"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["pause_turn", "length"],
  ["refusal", "refusal"],
  ["of_tomorrow", "length"],
  [null, "length"],
] as const)("%s is %s", (reason, finish) => {
  expect(finishOf(reason as Anthropic.StopReason)).toBe(finish);
});

test("the text is that of all text blocks, without the thoughts", () => {
  expect(replyOf(message, headers, undefined)).toMatchObject({
    text: "A wolf in the snow.",
    finish: "stop",
    provider: "anthropic",
    model: "claude-opus-5-5",
    requestId: "req_1",
  });
});

test("cached tokens count as input, whether they were read or written", () => {
  expect(usageOf(usage)).toEqual({ inputTokens: 360, outputTokens: 50, cachedInputTokens: 300, reasoningTokens: 30 });
  const { output_tokens_details: _, cache_read_input_tokens: __, cache_creation_input_tokens: ___, ...plain } = usage;
  expect(usageOf(plain)).toEqual({ inputTokens: 20, outputTokens: 50 });
  expect(usageOf(undefined)).toEqual({});
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
  expect(addedCounts(usage, end)).toEqual({ ...usage, output_tokens: 70, cache_read_input_tokens: 310 });
});

test("a tool's input is the answer where a tool was asked for, and text where none was called", () => {
  const tool: Anthropic.ContentBlock = {
    type: "tool_use",
    id: "t",
    name: "scene",
    input: { title: "A wolf" },
    caller: { type: "direct" },
  };
  expect(replyOf({ ...message, content: [...message.content, tool] }, headers, "tool").text).toBe('{"title":"A wolf"}');
  expect(replyOf({ ...message, content: [...message.content, tool] }, headers, undefined).text).toBe("A wolf in the snow.");
  expect(replyOf(message, headers, "tool").text).toBe("A wolf in the snow.");
});

test("a refusal without words is explained by its details", () => {
  const stop_details = { type: "refusal", category: "bio", explanation: "This may cause harm." } as const;
  expect(replyOf({ ...message, content: [], stop_reason: "refusal", stop_details }, headers, undefined)).toMatchObject({
    text: "This may cause harm.",
    finish: "refusal",
  });
});

test("what is left of the limits", () => {
  const limited = new Headers({
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "49",
    "anthropic-ratelimit-requests-reset": new Date(Date.now() + 30_000).toISOString(),
    "anthropic-ratelimit-input-tokens-limit": "80000",
    "anthropic-ratelimit-input-tokens-remaining": "79000",
  });
  const { rateLimits } = replyOf(message, limited, undefined);
  expect(rateLimits).toMatchObject({ requests: { limit: 50, remaining: 49 }, tokens: { limit: 80_000, remaining: 79_000 } });
  expect(rateLimits?.requests?.resetMs).toBeGreaterThan(28_000);
});
