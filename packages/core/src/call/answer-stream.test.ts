import { getEventListeners } from "node:events";
import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { z } from "zod";
import { ConnectionError } from "../errors/index.js";
import type { Model, ModelDelta, ModelReply } from "../model.js";
import { testModel } from "../test/index.js";
import { promptTemplate } from "./prompt-template.js";

const url = "https://example.com/wolf.jpg";
const reason = new Error("enough");
const reply: ModelReply = { text: "A wolf.", finish: "stop", usage: {}, provider: "test", model: "test-model", raw: null };
const text = (text: string): ModelDelta => ({ type: "text", text });
const end: ModelDelta = { type: "end", reply };

/** A model that streams these deltas and records the listeners on its signal before each of them, and whether it was closed. */
function recordingModel(deltas: readonly (ModelDelta | Error)[]) {
  const record = { signals: [] as AbortSignal[], listeners: [] as number[], closed: false };
  const model: Model = {
    ...testModel(""),
    async *stream({ signal }) {
      if (signal) record.signals.push(signal);
      try {
        for (const delta of deltas) {
          record.listeners.push(...record.signals.map((each) => getEventListeners(each, "abort").length));
          if (delta instanceof Error) throw delta;
          yield delta;
        }
      } finally {
        record.closed = true;
      }
    },
  };
  return { model, record };
}

const caption = (model: Model, signal?: AbortSignal) =>
  promptTemplate("{url:image}")
    .call(model)(url)
    .with({ ...(signal && { signal }) });

test("a stream has one listener on its signal, which is gone at the end", async () => {
  const { model, record } = recordingModel([text("A "), text("wolf."), end]);
  const { signal } = new AbortController();
  expect(await Array.fromAsync(caption(model, signal).stream())).toEqual(["A ", "wolf."]);
  expect(record.listeners).toEqual([1, 1, 1]);
  expect(record.closed).toBe(true);
  expect(record.signals.map((each) => getEventListeners(each, "abort").length)).toEqual([0]);
});

test.each([
  ["fails", [text("A "), new ConnectionError("The connection broke.", { provider: "test" })]],
  ["stops without its end mark", [text("A ")]],
])("no listener is left by a stream that %s", async (_, deltas) => {
  const { model, record } = recordingModel(deltas);
  await errorOf(Array.fromAsync(caption(model, new AbortController().signal).stream()));
  expect(record.signals.map((each) => getEventListeners(each, "abort").length)).toEqual([0]);
});

test("an abort between two reads closes the stream of the model, and the next read rejects", async () => {
  const stop = new AbortController();
  const { model, record } = recordingModel([text("A "), text("wolf."), end]);
  const reader = caption(model, stop.signal).stream()[Symbol.asyncIterator]();
  expect(await reader.next()).toEqual({ done: false, value: "A " });
  stop.abort(reason);
  await expect.poll(() => record.closed).toBe(true);
  expect(await errorOf(reader.next())).toBe(reason);
});

test("leaving closes the stream of the model", async () => {
  const { model, record } = recordingModel([text("A "), text("wolf."), end]);
  for await (const _ of caption(model).stream()) break;
  await expect.poll(() => record.closed).toBe(true);
});

test("a long run of deltas that add nothing to show is read through", async () => {
  const thoughts = Array.from({ length: 20_000 }, () => text("hm "));
  const deltas = [text("<think>"), ...thoughts, text('</think>{"alt":"A wolf."}')];
  const whole: ModelDelta = { type: "end", reply: { ...reply, text: '{"alt":"A wolf."}' } };
  const { model } = recordingModel([...deltas, whole]);
  const answer = promptTemplate("{url:image}").call(model, { response: z.object({ alt: z.string() }) })(url);
  expect(await Array.fromAsync(answer.stream())).toEqual([{ alt: "A wolf." }]);
});

test("a refusal has no value, but its reply can be read", async () => {
  const refused: ModelDelta = { type: "end", reply: { ...reply, text: "I cannot.", finish: "refusal" } };
  const { model } = recordingModel([refused]);
  const answer = caption(model);
  const reader = answer.stream()[Symbol.asyncIterator]();
  expect(await errorOf(reader.next())).toMatchObject({ name: "RefusedError" });
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});
