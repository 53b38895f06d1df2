import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const cache = fileURLToPath(new URL("../../../../.cache/python/", import.meta.url));

/** Runs programs in a virtual environment of Python that holds the packages named, and returns what they print. */
export type Python = (program: string, args?: readonly string[]) => Promise<string>;

/**
 * Creates a virtual environment, or reuses the one that an earlier run has made of the same packages.
 *
 * @param packages as pip names them, with their versions: `openai==2.8.1`
 * @param withoutDependencies installed alone, where the dependencies are large and not needed
 */
export async function python(packages: readonly string[], withoutDependencies: readonly string[] = []): Promise<Python> {
  const key = createHash("sha256")
    .update(JSON.stringify([packages, withoutDependencies]))
    .digest("hex")
    .slice(0, 16);
  const folder = join(cache, key);
  const interpreter = join(folder, "bin", "python");
  if (!existsSync(join(folder, "complete"))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(cache, { recursive: true });
    await run("python3", ["-m", "venv", folder]);
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    await run(interpreter, [...install, ...packages]);
    if (withoutDependencies.length > 0) await run(interpreter, [...install, "--no-deps", ...withoutDependencies]);
    await writeFile(join(folder, "complete"), "");
  }
  return async (program, args = []) => (await run(interpreter, ["-c", program, ...args])).stdout;
}
