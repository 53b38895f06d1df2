import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Never called. The import tells `vitest --changed` that these tests depend on the sources. */
void (() => [import("../src/index.js"), import("../src/test/index.js")]);

const here = fileURLToPath(new URL(".", import.meta.url));
const run = promisify(execFile);

/** Compiled by TypeScript itself and run by Node itself: no transformer of a test runner stands between. */
async function compiled(mode: "tc39" | "legacy"): Promise<string> {
  await run("tsc", ["-p", `tsconfig.${mode}.json`], { cwd: here });
  return (await run("node", [`dist/${mode}/${mode}.js`], { cwd: here })).stdout;
}

test("TC39 decorators, as TypeScript compiles them", async () => {
  expect(await compiled("tc39")).toContain("12 passed, 0 failed");
});

test("legacy decorators with reflect-metadata, as TypeScript compiles them", async () => {
  expect(await compiled("legacy")).toContain("12 passed, 0 failed");
});

test("the function form under plain node, from TypeScript as it is", async () => {
  expect((await run("node", ["function-form.ts"], { cwd: here })).stdout).toContain("12 passed, 0 failed");
});
