import type { BatchSource } from "@legenda/batch";
import { image } from "@legenda/core";
import { expect, test } from "vitest";
import { countSources } from "./count-sources.js";
import { sampled } from "./sampled.js";
import { keysOf } from "./testing/collect.js";

const some = (count: number): BatchSource[] =>
  Array.from({ length: count }, (_, index) => ({ key: String(index), image: image.file(`${index}.jpg`) }));
const placesOf = async (total: number, count: number, seed?: number) =>
  (await keysOf(sampled(some(total), count, seed === undefined ? {} : { seed }))).map(Number);

test("one of each stretch, in order, the same for the same seed", async () => {
  const places = await placesOf(1_000, 20, 7);
  expect(places).toHaveLength(20);
  for (const [stretch, place] of places.entries()) {
    expect(place).toBeGreaterThanOrEqual(stretch * 50);
    expect(place).toBeLessThan((stretch + 1) * 50);
  }
  expect(await placesOf(1_000, 20, 7)).toEqual(places);
  expect(await placesOf(1_000, 20, 8)).not.toEqual(places);
  expect(await placesOf(1_000, 20)).toEqual(await placesOf(1_000, 20, 0));
  expect(new Set(places.map((place) => place % 50)).size).toBeGreaterThan(8);
});

test("every place has about the same chance", async () => {
  const counts = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 2_000; seed++)
    for (const place of await placesOf(10, 2, seed)) counts[place] = (counts[place] ?? 0) + 1;
  for (const count of counts) {
    expect(count).toBeGreaterThan(330);
    expect(count).toBeLessThan(470);
  }
});

test("all, where there are fewer, and as many as asked for else", async () => {
  expect(await placesOf(3, 20)).toEqual([0, 1, 2]);
  expect(await placesOf(0, 5)).toEqual([]);
  for (const total of [1, 2, 7, 19, 20, 21, 39, 100]) {
    const places = await placesOf(total, 20, 3);
    expect(new Set(places).size).toBe(Math.min(20, total));
  }
});

test("no more is read than the last one needs", async () => {
  let passes = 0;
  let read = 0;
  const sources = {
    async *[Symbol.asyncIterator]() {
      passes++;
      for (const source of some(100)) {
        read++;
        yield source;
      }
    },
  };
  expect(await countSources(sampled(sources, 1, { seed: 1 }))).toBe(1);
  expect(passes).toBe(2);
  expect(read).toBeLessThanOrEqual(200);
});

test("what is no sample, and sources that are spent after one pass", async () => {
  for (const count of [0, -1, 1.5, Number.NaN]) expect(() => sampled(some(3), count)).toThrow("is not possible");
  expect(() => sampled(some(3), 1, { seed: 0.5 })).toThrow("not a whole number");
  await expect(keysOf(sampled(some(3).values(), 1))).rejects.toThrow("read only once");
  const generated = (async function* () {
    yield* some(3);
  })();
  await expect(keysOf(sampled(generated, 1))).rejects.toThrow("read only once");
});
