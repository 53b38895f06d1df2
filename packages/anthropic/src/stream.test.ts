import { StreamError } from "@legenda/core";
import { errorOf, readStream } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { messageStream } from "./stream.js";
import { request } from "./testing/requests.js";
import { streamedWith } from "./testing/servers.js";

const opening = {
  type: "message_start",
  message: { id: "m", type: "message", role: "assistant", model: "x", content: [], usage: { input_tokens: 9, output_tokens: 1 } },
};
const startText = (text: unknown, index = 0) => ({
  type: "content_block_start",
  index,
  content_block: { type: "text", text },
});
const addText = (text: unknown, index = 0) => ({ type: "content_block_delta", index, delta: { type: "text_delta", text } });
const end = (reason: unknown, usage?: unknown) => ({ type: "message_delta", delta: { stop_reason: reason }, usage });
const stop = { type: "message_stop" };
const answer = [opening, startText("A wolf"), addText(" in the snow.")];

test.each([
  ["without usage", end("end_turn"), 1],
  ["with a usage of null", end("end_turn", null), 1],
  ["with a usage", end("end_turn", { output_tokens: 7, input_tokens: null }), 7],
  ["with a usage that is not one", end("end_turn", "many"), 1],
])("an end %s", async (_, event, outputTokens) => {
  const { texts, reply } = await readStream(streamedWith([...answer, event, stop]).stream(request));
  expect(texts).toEqual(["A wolf", " in the snow."]);
  expect(reply).toMatchObject({ text: "A wolf in the snow.", finish: "stop", usage: { inputTokens: 9, outputTokens } });
});

test.each(["of_tomorrow", null, undefined, 7, "pause_turn", "tool_use"])("an end by %j is not a whole answer", async (reason) => {
  const { reply } = await readStream(streamedWith([...answer, end(reason), stop]).stream(request));
  expect(reply).toMatchObject({ text: "A wolf in the snow.", finish: "other" });
});

test("without its end mark it is not whole", async () => {
  const error = await errorOf(readStream(streamedWith([...answer, end("end_turn")]).stream(request)));
  expect(error).toBeInstanceOf(StreamError);
  expect(error).toMatchObject({ text: "A wolf in the snow.", retryable: true });
});

test("nothing counts behind the end mark", async () => {
  const { texts, reply } = await readStream(streamedWith([...answer, end("end_turn"), stop, ...answer]).stream(request));
  expect(texts.join("")).toBe("A wolf in the snow.");
  expect(reply?.text).toBe("A wolf in the snow.");
});

test("pings, unknown events, thoughts and unknown blocks are no text", async () => {
  const events = [
    { type: "ping" },
    opening,
    { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "", signature: "" } },
    { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "A wolf?" } },
    { type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature: "c2ln" } },
    { type: "content_block_start", index: 1, content_block: { type: "server_tool_use", id: "s", name: "search", input: {} } },
    { type: "content_block_delta", index: 1, delta: { type: "input_json_delta", partial_json: '{"q":1}' } },
    startText("", 2),
    addText("A wolf.", 2),
    { type: "content_block_delta", index: 2, delta: { type: "citations_delta", citation: { cited_text: "wolf" } } },
    { type: "content_block_delta", index: 2, delta: { type: "hologram_delta", text: "No." } },
    { type: "of_tomorrow", text: "No." },
    null,
    7,
    end("end_turn"),
    stop,
  ];
  const { texts, reply } = await readStream(streamedWith(events).stream(request));
  expect(texts).toEqual(["A wolf."]);
  expect(reply?.raw).toMatchObject({
    content: [
      { type: "thinking", thinking: "A wolf?", signature: "c2ln" },
      { type: "server_tool_use" },
      { type: "text", text: "A wolf.", citations: [{ cited_text: "wolf" }] },
    ],
    stop_reason: "end_turn",
  });
});

test("events may be named by their event alone, and blocks may lack their beginning", () => {
  const decoder = messageStream({ mode: undefined });
  expect(decoder.push({ delta: { type: "text_delta", text: "A wolf." } }, "content_block_delta")).toBe("A wolf.");
  decoder.push({ delta: { stop_reason: "end_turn" } }, "message_delta");
  expect(decoder.reply(false)).toBeUndefined();
  decoder.push({}, "message_stop");
  expect(decoder.reply(false)).toMatchObject({ text: "A wolf.", finish: "stop", usage: {} });
});

test("where a tool was asked for, its input alone is the answer", () => {
  const decoder = messageStream({ mode: "tool" });
  const events = [
    opening,
    startText("I will call it."),
    { type: "content_block_start", index: 1, content_block: { type: "server_tool_use", id: "s", name: "search", input: {} } },
    { type: "content_block_delta", index: 1, delta: { type: "input_json_delta", partial_json: '{"q":1}' } },
    { type: "content_block_start", index: 2, content_block: { type: "tool_use", id: "t", name: "scene", input: {} } },
    { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: '{"title":' } },
    { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: '"A wolf"}' } },
    end("tool_use"),
    stop,
  ];
  expect(events.map((event) => decoder.push(event, undefined)).join("")).toBe('{"title":"A wolf"}');
  expect(decoder.reply(false)).toMatchObject({ text: '{"title":"A wolf"}', finish: "stop" });
});

test.each([
  ["a number", [opening, addText(7)]],
  ["missing", [opening, addText(undefined)]],
  ["a list at its beginning", [opening, startText([])]],
  ["null in a tool's input", [opening, { type: "content_block_delta", delta: { type: "input_json_delta", partial_json: null } }]],
])("a text that is %s is a fault, and not a caption", async (_, events) => {
  const error = await errorOf(readStream(streamedWith([...events, end("end_turn"), stop]).stream(request)));
  expect(error).toMatchObject({ name: "ProviderError", retryable: true });
  expect(String(error)).toContain("not a text");
});

test("a stream that begins anew is not the sum of both", async () => {
  const anew = await errorOf(
    readStream(streamedWith([opening, startText("A d"), ...answer, end("end_turn"), stop]).stream(request)),
  );
  expect(anew).toBeInstanceOf(StreamError);
  expect(anew).toMatchObject({ text: "A d", retryable: true });
  const { reply } = await readStream(streamedWith([opening, startText(""), ...answer, end("end_turn"), stop]).stream(request));
  expect(reply?.text).toBe("A wolf in the snow.");
});

test("an error in a stream has the class of its type, before the first text and after it", async () => {
  const error = { type: "error", error: { type: "rate_limit_error", message: "Slower." }, request_id: "req_7" };
  expect(await errorOf(readStream(streamedWith([error]).stream(request)))).toMatchObject({
    name: "RateLimitError",
    requestId: "req_7",
    code: "rate_limit_error",
  });
  expect(await errorOf(readStream(streamedWith([...answer, error]).stream(request)))).toMatchObject({
    name: "StreamError",
    text: "A wolf in the snow.",
    cause: { name: "RateLimitError" },
  });
});
