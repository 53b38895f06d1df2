import { expect, test } from "vitest";
import { EventReader, type ServerEvent } from "./event-reader.js";
import { BodyTooLong } from "./read-body.js";

function read(...pieces: readonly string[]): { events: readonly ServerEvent[]; rest: string } {
  const reader = new EventReader();
  const events = pieces.flatMap((piece) => reader.feed(piece));
  const end = reader.end();
  return { events: [...events, ...end.events], rest: end.rest };
}

const data = (...texts: readonly string[]) => texts.map((text) => ({ name: undefined, data: text }));

test.each([
  ["line feeds", "data: a\n\ndata: b\n\n"],
  ["carriage returns", "data: a\r\rdata: b\r\r"],
  ["both", "data: a\r\n\r\ndata: b\r\n\r\n"],
  ["no blank behind the colon", "data:a\n\ndata:b\n\n"],
  ["no blank line behind the last event", "data: a\n\ndata: b"],
  ["comments and empty frames", ": hello\n\ndata: a\n\ndata:\n\ndata: \n\n: still here\n\ndata: b\n\n"],
  ["a byte order mark", "\uFEFFdata: a\n\ndata: b\n\n"],
])("%s, whole and letter by letter", (_, text) => {
  expect(read(text).events).toEqual(data("a", "b"));
  expect(read(...text).events).toEqual(data("a", "b"));
});

test("names, and data of several lines", () => {
  expect(read("event: error\ndata: {\ndata: }\n\n").events).toEqual([{ name: "error", data: "{\n}" }]);
});

test.each([
  ["error: {}", 'error: {"code":500,"message":"slot unavailable"}\n\ndata: [DONE]\n\n'],
  ["JSON", '{"error":{"message":"out of memory"}}\n\ndata: [DONE]\n\n'],
  ["JSON of several lines", '{\n  "error": {\n    "message": "out of memory"\n  }\n}\n\ndata: [DONE]\n\n'],
])("%s before another event is an event of the name error, wherever it is cut", (_, text) => {
  for (const pieces of [[text], [...text], text.match(/[\s\S]{1,7}/g) ?? []]) {
    const { events } = read("data: a\n\n", ...pieces);
    expect(events.map(({ name }) => name)).toEqual([undefined, "error", undefined]);
    expect(JSON.parse(events[1]?.data ?? "")).toBeTypeOf("object");
  }
});

test.each([
  ['error: {"message":"x"}', 'error: {"message":"x"}'],
  ['{"error":"x"}\n', '{"error":"x"}'],
  ["<html>\n<title>Bad gateway</title>", "<html>\n<title>Bad gateway</title>"],
])("%s at the end is the rest", (text, rest) => {
  expect(read("data: a\n\n", text).rest.trim()).toBe(rest);
  expect(read("data: a\n\n", ...text).rest.trim()).toBe(rest);
});

test("the data of an event that is cut is not stray, whatever it begins with", () => {
  const text = 'data: {"choices":[{"delta":{"content":"error: {"}}]}\n\ndata: b\n\n';
  expect(read(...text)).toEqual({ events: data('{"choices":[{"delta":{"content":"error: {"}}]}', "b"), rest: "" });
});

test("an event has a longest length", () => {
  const reader = new EventReader(1000);
  expect(reader.feed(`data: ${"a".repeat(900)}\n\n`)).toHaveLength(1);
  expect(() => {
    for (let piece = 0; piece < 20; piece++) reader.feed(piece === 0 ? "data: a" : "a".repeat(100));
  }).toThrow(BodyTooLong);
});
