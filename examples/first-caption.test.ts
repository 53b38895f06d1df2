import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Never called. The imports tell `vitest --changed` that these tests depend on the sources of the programs that they run. */
void (() => [import("./first-caption.js")]);

const program = fileURLToPath(new URL("dist/first-caption.js", import.meta.url));
const samples = fileURLToPath(new URL("images/", import.meta.url));
const names = readdirSync(samples).filter((name) => /\.(png|jpg|webp)$/.test(name));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "legenda-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function demo(...paths: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...paths], { env: { ...process.env, INIT_CWD: folder } }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test("the demo captions every sample, and what it says of them is right", async () => {
  const { code, stdout, stderr } = await demo();
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("no photographs");
  for (const name of names)
    expect(stdout).toMatch(
      new RegExp(
        `^${name.replace(".", "\\.")}\n  caption   \\S.*\n  alt text  \\S.*\n  tags      \\S.*\n  time      \\d+ ms$`,
        "m",
      ),
    );
  expect(stdout).toMatch(/first-aid\.png\n {2}caption {3}A green cross\./);
  expect(stdout).toMatch(/compass\.webp\n {2}caption {3}A blue arrow\./);
});

test("files of the user's own; a bad one has a line of its own, and the others are captioned", async () => {
  copyFileSync(join(samples, "first-aid.png"), join(folder, "mine.png"));
  writeFileSync(join(folder, "page.png"), "<html>no image</html>");
  writeFileSync(join(folder, "cut.png"), readFileSync(join(samples, "first-aid.png")).subarray(0, 900));
  writeFileSync(join(folder, "empty.jpg"), "");
  const { code, stdout, stderr } = await demo("page.png", "missing.png", "cut.png", "empty.jpg", "mine.png");
  expect(code).toBe(1);
  expect(stdout).toMatch(/mine\.png\n {2}caption {3}\S/);
  const lines = stderr.split("\n").filter(Boolean);
  expect(lines).toHaveLength(5);
  for (const [index, name] of ["page.png", "missing.png", "cut.png", "empty.jpg"].entries())
    expect(lines[index]).toContain(join(folder, name));
  expect(lines[1]).toContain("does not exist");
  expect(lines[4]).toContain("4 of the files could not be captioned");
});

test("a file name with control characters does not reach the terminal as such", async () => {
  const name = "red\u001b[31m\u0007.png";
  copyFileSync(join(samples, "first-aid.png"), join(folder, name));
  const { code, stdout } = await demo(name);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^red .png$/m);
});
