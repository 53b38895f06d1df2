/**
 * Type-checks every TypeScript block of README.md, the packages' READMEs and docs/. A block is a module
 * of its own; one that goes on where the last one of its page stopped has `<!-- continued -->` before it.
 */
import { execFile } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs", ".code-blocks");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function blocksOf(page: string): string[] {
  const blocks: string[] = [];
  for (const [, continued, code] of page.matchAll(/(<!-- continued -->\s*)?^```ts\n([\s\S]*?)^```$/gm)) {
    blocks.push(continued ? `${blocks.at(-1) ?? ""}\n${code}` : (code ?? ""));
  }
  return blocks;
}

test("every block of TypeScript compiles", async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const page of globSync(["README.md", "docs/**/*.md", "packages/*/README.md"], { cwd: root }).sort()) {
    for (const [index, code] of blocksOf(readFileSync(join(root, page), "utf8")).entries()) {
      writeFileSync(join(folder, `${page.replace(/[/.]/g, "-")}-${index + 1}.ts`), `${code}\nexport {};\n`);
      count++;
    }
  }
  expect(count).toBeGreaterThan(10);
  const config = {
    extends: "../../tsconfig.base.json",
    compilerOptions: {
      composite: false,
      erasableSyntaxOnly: false,
      incremental: false,
      noEmit: true,
      declaration: false,
      declarationMap: false,
      target: "es2022",
      lib: ["es2024", "esnext.disposable", "esnext.decorators"],
    },
    include: ["*.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await promisify(execFile)("tsc", ["-p", folder], { cwd: root }).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

test("every link of the documentation leads to a file", () => {
  const broken: string[] = [];
  for (const page of globSync(["*.md", "docs/**/*.md", "packages/*/README.md"], { cwd: root })) {
    for (const [, target] of readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      const file = join(root, page, "..", target ?? "");
      if (globSync(file).length === 0) broken.push(`${page}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});
