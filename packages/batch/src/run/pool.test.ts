import { expect, test } from "vitest";
import { pooled } from "./pool.js";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

test("yields every result once, and returns whether the source was exhausted", async () => {
  const pool = pooled({
    source: numbers(50),
    concurrency: 7,
    task: async (n) => {
      await sleep(n % 3);
      return n % 2 ? [n, -n] : [];
    },
    stopped: () => false,
  });
  const results: number[] = [];
  let next = await pool.next();
  for (; !next.done; next = await pool.next()) results.push(next.value);
  expect(next.value).toBe(true);
  expect(results.sort((a, b) => a - b)).toEqual(
    numbers(50)
      .flatMap((n) => (n % 2 ? [n, -n] : []))
      .sort((a, b) => a - b),
  );
});

test("stays busy while results are taken slowly, and does not run ahead without limit", async () => {
  let begun = 0;
  const pool = pooled({
    source: numbers(1_000),
    concurrency: 4,
    task: async (n) => {
      begun++;
      return [n];
    },
    stopped: () => false,
  });
  await pool.next();
  await sleep(20);
  expect(begun).toBeGreaterThanOrEqual(4);
  expect(begun).toBeLessThanOrEqual(9);
  await pool.return(true);
});

test("an error of a task ends it once all running tasks have ended", async () => {
  let ended = 0;
  const pool = pooled({
    source: numbers(10),
    concurrency: 3,
    task: async (n) => {
      await sleep(n === 0 ? 1 : 10);
      ended++;
      if (n === 0) throw new Error("No.");
      return [n];
    },
    stopped: () => false,
  });
  await expect(Array.fromAsync(pool)).rejects.toThrow("No.");
  expect(ended).toBe(3);
});

test("an error of the source comes after the results of running tasks", async () => {
  async function* source() {
    yield 1;
    throw new Error("The folder is gone.");
  }
  const results: number[] = [];
  const run = async () => {
    const pool = pooled({ source: source(), concurrency: 2, task: async (n: number) => [n], stopped: () => false });
    for await (const result of pool) results.push(result);
  };
  await expect(run()).rejects.toThrow("The folder is gone.");
  expect(results).toEqual([1]);
});

test("stopping or leaving closes the source and waits", async () => {
  let closed = 0;
  async function* source() {
    try {
      for (let n = 0; ; n++) yield n;
    } finally {
      closed++;
    }
  }
  let stop = false;
  const task = async (n: number) => {
    await sleep(2);
    if (n === 5) stop = true;
    return [n];
  };
  const results = await Array.fromAsync(pooled({ source: source(), concurrency: 2, task, stopped: () => stop }));
  expect(results.length).toBeLessThan(9);
  expect(closed).toBe(1);
  for await (const _ of pooled({ source: source(), concurrency: 2, task, stopped: () => false })) break;
  expect(closed).toBe(2);
});
