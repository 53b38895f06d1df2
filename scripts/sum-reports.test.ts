import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const script = fileURLToPath(new URL("sum-reports.mjs", import.meta.url));

/** Runs tests with Vitest in a folder of their own, and returns the path of the JSON report. */
function report(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), "legenda-reports-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "some.test.js"), source);
  const path = join(folder, "report.json");
  const vitest = fileURLToPath(import.meta.resolve("vitest/package.json")).replace("package.json", "vitest.mjs");
  spawnSync(process.execPath, [vitest, "run", "--globals", "--root", folder, "--reporter=json", `--outputFile=${path}`]);
  return path;
}

const sum = (...paths: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [script, ...paths], { encoding: "utf8" });
  return { status, last: stdout.trim().split("\n").at(-1) };
};

test("adds up the tests of all reports", () => {
  const two = report(`test("a", () => {}); test("b", () => {});`);
  expect(sum(two, two)).toEqual({ status: 0, last: "4 passed, 0 failed" });
  const mixed = report(`test("a", () => {}); test("b", () => { throw new Error("no"); });`);
  expect(sum(two, mixed)).toEqual({ status: 1, last: "3 passed, 1 failed" });
});

test("a file that cannot be loaded, and a missing report, count as failures", () => {
  const broken = report(`import "./missing.js"; test("a", () => {});`);
  expect(sum(broken)).toEqual({ status: 1, last: "0 passed, 1 failed" });
  const one = report(`test("a", () => {});`);
  expect(sum(one, "/nowhere/report.json")).toEqual({ status: 1, last: "1 passed, 1 failed" });
});

test("a skipped test fails the run", () => {
  expect(sum(report(`test("a", () => {}); test.skip("b", () => {});`))).toEqual({ status: 1, last: "1 passed, 0 failed" });
  expect(sum(report(`test("a", () => {}); test.todo("b");`))).toEqual({ status: 1, last: "1 passed, 0 failed" });
});
