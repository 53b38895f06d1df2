import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import type { ExportOptions } from "../export-options.js";
import type { Results } from "../reread-results.js";
import { call, done, failed, kept } from "../testing/results.js";
import { writeJsonl } from "./write-jsonl.js";

async function lines(results: Results, options?: ExportOptions): Promise<string[]> {
  const path = join(temporaryFolder(onTestFinished).path, "captions.jsonl");
  await writeJsonl(results, path, options);
  const text = await readFile(path, "utf8");
  expect(text.endsWith("\n")).toBe(true);
  return text.split("\n").slice(0, -1);
}

test("one object an image, whole, and never its bytes", async () => {
  const image = { kind: "bytes", bytes: new Uint8Array(3), mediaType: "image/png" } as const;
  const results = [
    done("a", { alt: "=1", tags: ["x"] }, { image, fields: { sku: "1" }, width: 2, height: 1 }),
    failed("b"),
    kept("c", "Mine."),
  ];
  expect((await lines(results)).map((line) => JSON.parse(line))).toEqual([
    {
      ...{ key: "a", status: "done", value: { alt: "=1", tags: ["x"] }, call, origin: "call" },
      ...{ fields: { sku: "1" }, width: 2, height: 1 },
    },
    {
      ...{ key: "b", status: "failed", origin: "call" },
      error: { name: "RateLimitError", message: "429: too many requests", retryable: true, status: 429 },
    },
    { key: "c", status: "kept", existing: "Mine." },
  ]);
});

test("lines stay lines, whatever is in them, and numbers too large for JSON are texts", async () => {
  const hostile = 'a\nb\r\n\u2028\u2029\u0085"\\\ud83d 🦊';
  const [line = "", ...more] = await lines([done(hostile, { text: hostile, count: 10n ** 20n })].values());
  expect(more).toEqual([]);
  expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
  expect(JSON.parse(line)).toMatchObject({ key: hostile, value: { text: hostile, count: "100000000000000000000" } });
});

test("columns make flat objects by the names that a program wants, with values as they are", async () => {
  const results = [done("a.jpg", { alt: "A bag.", tags: ["x", "y"], sold: true }), failed("b.jpg")];
  const columns = { file_name: "file", text: "alt", tags: "tags", sold: "sold" };
  expect((await lines(results, { columns })).map((line) => JSON.parse(line))).toEqual([
    { file_name: "a.jpg", text: "A bag.", tags: ["x", "y"], sold: true },
    { file_name: "b.jpg", text: null, tags: null, sold: null },
  ]);
});

test("old captions are joined, and told; findings stand there where they are asked for", async () => {
  const results = [done("a", "Image of a wolf.", { existing: "Snow." })];
  const [joined = "{}"] = await lines(results, { existing: "append", separator: " | " });
  expect(JSON.parse(joined)).toMatchObject({ value: "Snow. | Image of a wolf.", existing: "Snow." });
  const [checked = "{}"] = await lines(results, { findings: {} });
  expect(JSON.parse(checked)).toMatchObject({ findings: [{ rule: "redundant-opener" }] });
});
