import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { formatOf } from "./format-of.js";
import { type Output, outputOf } from "./output.js";
import { done, failed } from "./testing/results.js";
import { writeOutput } from "./write-output.js";

test("the format is told by the name", () => {
  const names = ["a.csv", "a.CSV", "a.tsv", "a.tab", "a.jsonl", "a.ndjson", "b/a.md", "a.markdown", "a.html", "a.b.htm"];
  expect(names.map(formatOf)).toEqual(["csv", "csv", "tsv", "tsv", "jsonl", "jsonl", "md", "md", "html", "html"]);
  expect(() => formatOf("captions")).toThrow('"captions" has no extension of a known format. End the name with .csv');
  expect(() => formatOf("captions.json")).toThrow("for one file of all results use .jsonl");
  expect(() => formatOf("a.constructor")).toThrow("End the name with");
});

test("every format is written from the same results, read once or often", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const results = () => [done("a.jpg", "New.", { existing: "Old." }), failed("b.jpg")].values();
  const files = ["a.csv", "a.tsv", "a.jsonl", "a.md", "a.html"].map((name) => outputOf(join(folder, name)));
  const outputs: Output[] = [...files, { format: "txt", folder }, { format: "json", folder }, { format: "caption", folder }];
  for (const from of [results, results()]) {
    for (const output of outputs) {
      const again = typeof from === "function" ? from : results();
      const report = await writeOutput(again, output, { existing: "prepend" });
      expect(report).toMatchObject(report.kind === "file" ? { count: 2 } : { failed: 1, problems: 0 });
    }
  }
  const names = await readdir(folder);
  expect(names.sort()).toEqual(["a.caption", "a.csv", "a.html", "a.json", "a.jsonl", "a.md", "a.tsv", "a.txt"]);
  for (const name of names) expect(await readFile(join(folder, name), "utf8")).toContain("New. Old.");
});
