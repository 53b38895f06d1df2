/**
 * Type-checks every TypeScript block of README.md, the packages' READMEs and docs/, and runs those of the
 * pages that need neither a key nor a file. A block is a module of its own.
 */
import { execFile } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Never called. The imports tell `vitest --changed` that the blocks depend on the packages' sources. */
void (() => [
  import("@legenda/alt-text"),
  import("@legenda/anthropic"),
  import("@legenda/batch"),
  import("@legenda/batch/journal"),
  import("@legenda/captions"),
  import("@legenda/conformance/server"),
  import("@legenda/core"),
  import("@legenda/core/node"),
  import("@legenda/core/test"),
  import("@legenda/evaluation"),
  import("@legenda/files"),
  import("@legenda/google"),
  import("@legenda/images"),
  import("@legenda/local"),
  import("@legenda/moondream"),
  import("@legenda/openai"),
]);

/** Pages whose blocks are run: their models are test models. */
const runnable = ["docs/guide.md", "docs/templates.md", "packages/core/README.md"];

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs", ".code-blocks");
const run = promisify(execFile);
const pages = globSync(["README.md", "docs/**/*.md", "packages/*/README.md"], {
  cwd: root,
  exclude: (path) => path.includes("node_modules") || path.includes("loopback"),
}).sort();
const blocks = pages.flatMap((page) => blocksOf(page, readFileSync(join(root, page), "utf8")));

interface Block {
  readonly page: string;
  readonly name: string;
  readonly code: string;
}

function blocksOf(page: string, text: string): Block[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""], index) => ({
    page,
    name: `${page.replace(/[/.]/g, "-")}-${index + 1}`,
    code,
  }));
}

let faults = "";
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, code } of blocks) writeFileSync(join(folder, `${name}.ts`), `${code}\nexport {};\n`);
  const compilerOptions = {
    composite: false,
    incremental: false,
    declaration: false,
    erasableSyntaxOnly: false,
    target: "es2022",
    lib: ["es2024", "esnext.disposable", "esnext.decorators"],
    outDir: "out",
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.base.json", compilerOptions, include: ["*.ts"] }),
  );
  faults = (await run("tsc", ["-p", folder], { cwd: root }).catch((error: { stdout: string }) => error)).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every block of TypeScript compiles", () => {
  expect(blocks.length).toBeGreaterThan(10);
  expect(faults).toBe("");
});

test.each(blocks.filter(({ page }) => runnable.includes(page)))("$name runs", async ({ name }) => {
  const { stderr } = await run("node", [join(folder, "out", `${name}.js`)], { cwd: folder });
  expect(stderr).toBe("");
});

test("every link of the documentation leads to a file", () => {
  const broken: string[] = [];
  for (const page of ["CONTRIBUTING.md", ...pages]) {
    for (const [, target = ""] of readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      if (globSync(join(root, page, "..", target)).length === 0) broken.push(`${page}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});
