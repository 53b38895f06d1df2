import { expect, test } from "vitest";
import { TimedOut } from "./body-reader.js";
import { eventData } from "./event-data.js";

async function read(pieces: readonly (string | Uint8Array)[]): Promise<string[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      controller.close();
    },
  });
  const events: string[] = [];
  for await (const batch of eventData(body, 1000)) events.push(...batch);
  return events;
}

const stream = ': a comment\nevent: x\ndata: {"a":1}\n\ndata:two\ndata: lines\n\nid: 7\n\ndata: [DONE]\n\n';
const events = ['{"a":1}', "two\nlines", "[DONE]"];

test.each(["\n", "\r\n", "\r"])("line ends %j", async (end) => {
  expect(await read([stream.replaceAll("\n", end)])).toEqual(events);
});

test.each([1, 2, 3, 7])("cut into pieces of %i, in the middle of a character as well", async (size) => {
  const bytes = new TextEncoder().encode(`data: 🐺é\r\n\r\n${stream.replaceAll("\n", "\r\n")}`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  );
  expect(await read(pieces)).toEqual(["🐺é", ...events]);
});

test("a last event without its blank line", async () => {
  expect(await read(["data: one\n\ndata: [DONE]"])).toEqual(["one", "[DONE]"]);
  expect(await read(["data: one\r\n\r\ndata: [DONE]\r\n"])).toEqual(["one", "[DONE]"]);
});

test("leaving it cancels the body, and so does a silence that is too long", async () => {
  let cancelled = 0;
  const body = () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode("data: one\n\n")),
      cancel: () => void cancelled++,
    });
  for await (const _ of eventData(body(), 1000)) break;
  expect(cancelled).toBe(1);
  await expect(async () => {
    for await (const _ of eventData(body(), 20));
  }).rejects.toBeInstanceOf(TimedOut);
  expect(cancelled).toBe(2);
});
