import { expect, test } from "vitest";
import { dataLines } from "./data-lines.js";

async function linesOf(text: string, size: number): Promise<string[]> {
  const bytes = new TextEncoder().encode(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const lines: string[] = [];
  for await (const line of dataLines(chunks())) lines.push(line);
  return lines;
}

const stream = 'data: {"chunk":"Wölfchen 🐺 雪"}\r\n\r\n: a comment\nevent: x\ndata:{"chunk":"e"}\n\ndata: {"completed": true}';

test.each([1, 2, 3, 5, 1000])("characters, lines and their ends may lie across chunks (%i bytes each)", async (size) => {
  expect(await linesOf(stream, size)).toEqual(['{"chunk":"Wölfchen 🐺 雪"}', '{"chunk":"e"}', '{"completed": true}']);
});

test("nothing gives nothing", async () => {
  expect(await linesOf("", 10)).toEqual([]);
  const lines: string[] = [];
  for await (const line of dataLines(null)) lines.push(line);
  expect(lines).toEqual([]);
});
