import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { writeCsv } from "../csv/write-csv.js";
import { done, failed } from "../testing/results.js";
import { readFailures } from "./read-failures.js";
import { writeFailures } from "./write-failures.js";

const hostile = ["=cmd.jpg", "a,b.jpg", 'q"uote.jpg', "two\nlines.jpg", "🦊.jpg", "'=x.jpg", "-5", "a;b\t.jpg", "file"];

test("what failed comes back, whatever it is called", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "captions.failed.csv");
  expect(await writeFailures([done("fine.jpg", "x"), ...hostile.map((key) => failed(key))], path)).toBe(hostile.length);
  expect((await readFile(path, "utf8")).split("\r\n")[0]).toBe("file,error_type,error,retryable");
  expect(await readFailures(path)).toEqual(new Set(hostile));
});

test("the whole CSV of a run is such a list too, in any dialect of it", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "captions.csv");
  for (const dialect of [{}, { bom: true, delimiter: ";" as const }, { delimiter: "\t" as const }]) {
    await writeCsv([done("fine.jpg", "x, y; z"), ...hostile.map((key) => failed(key))], path, dialect);
    expect(await readFailures(path)).toEqual(new Set(hostile));
  }
});

test("a plain text, a name on each line", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "list.txt");
  await writeFile(path, "\ufeffa b.jpg\r\n\n  c,d.jpg \n#e.jpg");
  expect(await readFailures(path)).toEqual(new Set(["a b.jpg", "c,d.jpg", "#e.jpg"]));
});

test("nothing failed: no new file, and an old list becomes an empty one", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "captions.failed.csv");
  expect(await writeFailures([done("a", "x")].values(), path)).toBe(0);
  await expect(stat(path)).rejects.toThrow("ENOENT");
  await writeFailures([failed("a")], path);
  expect(await writeFailures([done("a", "x")], path)).toBe(0);
  expect(await readFailures(path)).toEqual(new Set());
});

test("what cannot be read is named", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await expect(readFailures(join(folder, "none.csv"))).rejects.toThrow(/none\.csv" does not exist/);
  await expect(readFailures(folder)).rejects.toThrow("is a folder, not a file");
  const path = join(folder, "broken.csv");
  await writeFile(path, 'file,error\n"a,b\n');
  await expect(readFailures(path)).rejects.toThrow(/broken\.csv", line 2: .*quote/);
});
