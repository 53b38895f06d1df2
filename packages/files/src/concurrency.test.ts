import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { forEachConcurrently, mapConcurrently } from "./concurrency.js";

const numbers = Array.from({ length: 20 }, (_, index) => index);

/** Work that counts what is in flight, and fails at one item. */
function countedWork({ failAt, durationMs }: { failAt?: number; durationMs: (item: number) => number }) {
  const counts = { inFlight: 0, most: 0, begun: 0 };
  const work = async (item: number): Promise<number> => {
    counts.begun++;
    counts.most = Math.max(counts.most, ++counts.inFlight);
    await setTimeout(durationMs(item));
    counts.inFlight--;
    if (item === failAt) throw new RangeError(`item ${item}`);
    return item;
  };
  return { counts, work };
}

test("results come in order, a few at a time, and no item is read ahead of them", async () => {
  const { counts, work } = countedWork({ durationMs: (item) => (item * 7) % 5 });
  let read = 0;
  function* source(): Generator<number> {
    for (const number of numbers) {
      read++;
      yield number;
    }
  }
  const results: number[] = [];
  for await (const result of mapConcurrently(source(), work, { concurrency: 3 })) {
    results.push(result);
    expect(read - results.length).toBeLessThanOrEqual(3);
  }
  expect(results).toEqual(numbers);
  expect(counts.most).toBe(3);
});

test("a failure stops what has not begun, and waits for what is in flight", async () => {
  const { counts, work } = countedWork({ failAt: 2, durationMs: (item) => (item === 2 ? 1 : 20) });
  const running = forEachConcurrently(numbers, async (item) => void (await work(item)), { concurrency: 4 });
  await expect(running).rejects.toThrow(new RangeError("item 2"));
  expect(counts.inFlight).toBe(0);
  expect(counts.begun).toBeLessThan(8);
});

test("a failure of the source waits for what is in flight", async () => {
  const { counts, work } = countedWork({ durationMs: () => 10 });
  function* broken(): Generator<number> {
    yield* [0, 1];
    throw new RangeError("the source");
  }
  await expect(forEachConcurrently(broken(), async (item) => void (await work(item)), { concurrency: 4 })).rejects.toThrow(
    "the source",
  );
  expect(counts).toMatchObject({ inFlight: 0, begun: 2 });
});

test("a reader who leaves waits for what is in flight", async () => {
  const { counts, work } = countedWork({ durationMs: (item) => item * 5 });
  for await (const result of mapConcurrently(numbers, work, { concurrency: 4 })) if (result === 1) break;
  expect(counts.inFlight).toBe(0);
  expect(counts.begun).toBeLessThanOrEqual(5);
});

test("an abort ends it with its reason", async () => {
  const { counts, work } = countedWork({ durationMs: () => 1 });
  const controller = new AbortController();
  const results: number[] = [];
  const reading = (async () => {
    for await (const result of mapConcurrently(numbers, work, { concurrency: 2, signal: controller.signal })) {
      results.push(result);
      if (result === 3) controller.abort(new RangeError("stop"));
    }
  })();
  await expect(reading).rejects.toThrow("stop");
  expect(results).toEqual([0, 1, 2, 3]);
  expect(counts.inFlight).toBe(0);
});

test("failures behind the first leave no rejection unhandled", async () => {
  const work = async (item: number): Promise<number> => {
    if (item > 0) throw new Error(`item ${item}`);
    return item;
  };
  const results = mapConcurrently([0, 1, 2, 3], work, { concurrency: 4 });
  expect(await results.next()).toEqual({ done: false, value: 0 });
  await expect(results.next()).rejects.toThrow("item 1");
  await setTimeout(5);
});
