import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "./temporary-folder.js";
import { writeFiles } from "./write-files.js";

const ofFile = temporaryFolder(afterAll);
const ofTest: string[] = [];

test("a folder lasts as long as its owner", async () => {
  let path: string;
  {
    using folder = temporaryFolder();
    ({ path } = folder);
    writeFiles(path, { "a/b.txt": "b", "c.bin": Uint8Array.of(1) });
    expect(await readFile(join(path, "a", "b.txt"), "utf8")).toBe("b");
  }
  expect(existsSync(path)).toBe(false);
  ofTest.push(temporaryFolder(onTestFinished).path);
  expect(existsSync(ofTest[0] ?? "")).toBe(true);
});

test("one of a test is gone after it, one of the file is not", () => {
  expect([...ofTest, ofFile.path].map(existsSync)).toEqual([false, true]);
});
