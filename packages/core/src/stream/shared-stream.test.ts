import { expect, test } from "vitest";
import { StreamError } from "../errors/index.js";
import { SharedStream } from "./shared-stream.js";

async function* counting(count: number, pulled: number[] = []): AsyncGenerator<number, string> {
  for (let index = 0; index < count; index++) {
    pulled.push(index);
    yield index;
  }
  return "end";
}

test("is pulled only as far as somebody reads", async () => {
  const pulled: number[] = [];
  const stream = new SharedStream(counting(5, pulled), () => {});
  const reader = stream.read()[Symbol.asyncIterator]();
  expect(pulled).toEqual([]);
  await reader.next();
  await reader.next();
  expect(pulled).toEqual([0, 1]);
});

test("every reader has all chunks, and the source is read once", async () => {
  const pulled: number[] = [];
  const stream = new SharedStream(counting(4, pulled), () => {});
  const [one, two, end] = await Promise.all([Array.fromAsync(stream.read()), Array.fromAsync(stream.read()), stream.end()]);
  expect([one, two, end]).toEqual([[0, 1, 2, 3], [0, 1, 2, 3], "end"]);
  expect(await Array.fromAsync(stream.read())).toEqual([0, 1, 2, 3]);
  expect(pulled).toEqual([0, 1, 2, 3]);
});

test("the last reader who leaves stops it; its end is then an error that says so", async () => {
  let stopped = 0;
  const stream = new SharedStream(counting(4), () => stopped++);
  for await (const _ of stream.read()) break;
  expect(stopped).toBe(1);
  await expect(stream.end()).rejects.toBeInstanceOf(StreamError);
  await expect(Array.fromAsync(stream.read())).rejects.toBeInstanceOf(StreamError);
});

test("a reader who leaves disturbs no other reader and nobody who waits for the end", async () => {
  const stream = new SharedStream(counting(4), () => expect.unreachable());
  const other = Array.fromAsync(stream.read());
  for await (const _ of stream.read()) break;
  expect(await other).toEqual([0, 1, 2, 3]);

  const awaited = new SharedStream(counting(4), () => expect.unreachable());
  const end = awaited.end();
  for await (const _ of awaited.read()) break;
  expect(await end).toBe("end");
});

test("leaving does not wait for a chunk that is still to come", async () => {
  let stopped = false;
  async function* stuck(): AsyncGenerator<number, string> {
    yield 1;
    await new Promise(() => {});
    return "never";
  }
  const reader = new SharedStream(stuck(), () => {
    stopped = true;
  })
    .read()
    [Symbol.asyncIterator]();
  await reader.next();
  const waiting = reader.next();
  await reader.return?.();
  expect(stopped).toBe(true);
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test("two reads of one reader get two chunks", async () => {
  const reader = new SharedStream(counting(2), () => {}).read()[Symbol.asyncIterator]();
  const results = await Promise.all([reader.next(), reader.next(), reader.next()]);
  expect(results).toEqual([
    { done: false, value: 0 },
    { done: false, value: 1 },
    { done: true, value: undefined },
  ]);
});

test("an error reaches every reader after the chunks before it", async () => {
  async function* failing(): AsyncGenerator<number, string> {
    yield 1;
    throw new Error("broken");
  }
  const stream = new SharedStream(failing(), () => {});
  for (let round = 0; round < 2; round++) {
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const item of stream.read()) seen.push(item);
      })(),
    ).rejects.toThrow("broken");
    expect(seen).toEqual([1]);
  }
  await expect(stream.end()).rejects.toThrow("broken");
});
