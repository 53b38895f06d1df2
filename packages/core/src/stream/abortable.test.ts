import { getEventListeners } from "node:events";
import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { abortable } from "./abortable.js";

const reason = new Error("enough");

/** Yields numbers, and waits forever after `count` of them. */
function numbers(count: number) {
  const seen = { pulled: 0, closed: 0 };
  const items: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: () => (seen.pulled < count ? Promise.resolve({ done: false, value: seen.pulled++ }) : new Promise(() => {})),
      return: async () => {
        seen.closed++;
        return { done: true, value: undefined };
      },
    }),
  };
  return { seen, items };
}

test("yields the items of the source with a single listener, and removes it at the end", async () => {
  const { signal } = new AbortController();
  async function* three() {
    for (const item of [1, 2, 3]) {
      expect(getEventListeners(signal, "abort")).toHaveLength(1);
      yield item;
    }
  }
  expect(await Array.fromAsync(abortable(three(), signal))).toEqual([1, 2, 3]);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("an abort rejects the read that waits at once, and closes the source", async () => {
  const stop = new AbortController();
  const { items, seen } = numbers(1);
  const reader = abortable(items, stop.signal);
  expect(await reader.next()).toEqual({ done: false, value: 0 });
  const waiting = [errorOf(reader.next()), reader.next()];
  stop.abort(reason);
  expect(await Promise.all(waiting)).toEqual([reason, { done: true, value: undefined }]);
  expect(seen).toEqual({ pulled: 1, closed: 1 });
});

test("an abort between two reads closes the source, and the next read rejects", async () => {
  const stop = new AbortController();
  const { items, seen } = numbers(5);
  const reader = abortable(items, stop.signal);
  await reader.next();
  stop.abort(reason);
  expect(seen).toEqual({ pulled: 1, closed: 1 });
  expect(await errorOf(reader.next())).toBe(reason);
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});

test("with an aborted signal the source is not opened", async () => {
  const { items, seen } = numbers(5);
  expect(await errorOf(abortable(items, AbortSignal.abort(reason)).next())).toBe(reason);
  expect(seen).toEqual({ pulled: 0, closed: 0 });
});

test("reads at the same time get the items in turn", async () => {
  const { items } = numbers(5);
  const reader = abortable(items, undefined);
  const results = await Promise.all([reader.next(), reader.next(), reader.next()]);
  expect(results.map(({ value }) => value)).toEqual([0, 1, 2]);
});

test("leaving closes the source, and is not an error", async () => {
  const { signal } = new AbortController();
  const { items, seen } = numbers(5);
  for await (const _ of abortable(items, signal)) break;
  expect(seen).toEqual({ pulled: 1, closed: 1 });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test.each(["open", "next"])("an error of the source is passed on once: %s", async (where) => {
  const error = new Error("broken");
  const items: AsyncIterable<number> = {
    [Symbol.asyncIterator]() {
      if (where === "open") throw error;
      return { next: () => Promise.reject(error) };
    },
  };
  const reader = abortable(items, new AbortController().signal);
  expect(await errorOf(reader.next())).toBe(error);
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});
