import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { png } from "./png.js";
import { tinyPicture } from "./tiny-picture.js";

/** The chunks of a PNG: their types and contents. */
function chunksOf(file: Buffer): [string, Buffer][] {
  const chunks: [string, Buffer][] = [];
  for (let at = 8; at < file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    chunks.push([file.toString("latin1", at + 4, at + 8), file.subarray(at + 8, end - 4)]);
    at = end;
  }
  return chunks;
}

test("one pixel, which holds the number", () => {
  const chunks = chunksOf(png({ number: 0x030201 }));
  expect(chunks.map(([type]) => type)).toEqual(["IHDR", "IDAT", "IEND"]);
  expect([...inflateSync(chunks[1]?.[1] ?? "")]).toEqual([0, 1, 2, 3]);
});

test("a file of so many bytes holds the same picture", () => {
  const [small, large] = [png(), png({ byteLength: 10_000 })];
  expect(large.length).toBe(10_000);
  expect(png({ byteLength: 100 }).length).toBe(100);
  expect(chunksOf(large).filter(([type]) => type !== "paDd")).toEqual(chunksOf(small));
});

test("pictures of different numbers differ", () => {
  expect(new Set(Array.from({ length: 1000 }, (_, number) => tinyPicture(number).toString("base64"))).size).toBe(1000);
});
