import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { inOrder } from "./in-order.js";

test("in order, a few at a time, and no item is read ahead of them", async () => {
  let read = 0;
  let active = 0;
  let most = 0;
  function* source(): Generator<number> {
    for (; read < 20; ) yield read++;
  }
  const results: number[] = [];
  const work = async (item: number): Promise<number> => {
    most = Math.max(most, ++active);
    await setTimeout((item * 7) % 5);
    active--;
    return item;
  };
  for await (const result of inOrder(source(), 3, work)) {
    results.push(result);
    expect(read - results.length).toBeLessThanOrEqual(3);
  }
  expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(3);
});

test("a failure reaches the reader, and the items behind it leave no rejection", async () => {
  const work = async (item: number): Promise<number> => {
    if (item > 0) throw new Error(`item ${item}`);
    return item;
  };
  const results = inOrder([0, 1, 2, 3], 4, work);
  expect(await results.next()).toEqual({ done: false, value: 0 });
  await expect(results.next()).rejects.toThrow("item 1");
  await setTimeout(5);
});
