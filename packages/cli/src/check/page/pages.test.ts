import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { report } from "../testing/run-check.js";

const kept = join(import.meta.dirname, "../testing/pages");
const pages = ["shop.html", "article.html", "icons.html", "lazy.html"];
const folder = temporaryFolder(afterAll).path;

beforeAll(async () => {
  for (const page of pages) await copyFile(join(kept, `${page}.txt`), join(folder, page));
});

/** What a page's comments expect: the rules, by the line they stand on. */
async function expected(page: string): Promise<string[]> {
  const lines = (await readFile(join(folder, page), "utf8")).split("\n");
  return lines.flatMap((line, at) => {
    const rules = /<!-- expect: ([\w -]+?) -->/.exec(line)?.[1]?.split(" ") ?? [];
    return rules.map((rule) => `${at + 1} ${rule}`);
  });
}

test.each(pages)("%s: the findings that its comments name, and no others", async (page) => {
  const { findings, code } = await report([page], {}, { cwd: folder });
  const found = findings.map(({ line, rule }) => `${line} ${rule}`);
  expect(found.sort()).toEqual((await expected(page)).sort());
  expect(found.length).toBeGreaterThan(2);
  expect(code).toBe(1);
});

test("a folder is all its pages, and a picture that two of them share is no repetition", async () => {
  const { findings, summary } = await report(["."], {}, { cwd: folder });
  const every = await Promise.all(pages.map(expected));
  expect(findings).toHaveLength(every.flat().length);
  expect([...new Set(findings.map(({ file }) => file))]).toEqual(pages.toSorted());
  expect(summary).toMatchObject({ files: 4, unreadable: 0 });
});
