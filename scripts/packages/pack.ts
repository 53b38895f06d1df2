import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pnpm } from "../pnpm.mjs";

export interface PackedPackage {
  readonly name: string;
  /** The absolute path of the tarball. */
  readonly file: string;
  readonly bytes: number;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Packs every public package with pnpm into an emptied folder. The packages must have been built.
 *
 * @throws {Error} if pnpm fails, with what it printed.
 */
export function packAll(folder: string): PackedPackage[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const filters = publicPackages().map((name) => `--filter=${name}`);
  const [command = "", ...args] = [...pnpm, ...filters, "pack", "--json", "--pack-destination", folder];
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`pnpm could not pack the packages (exit code ${status}):\n${stdout}${stderr}`);
  const packed = JSON.parse(stdout) as readonly { readonly name: string; readonly filename: string }[];
  return packed.map(({ name, filename }) => {
    const file = join(folder, filename.split(/[\\/]/).at(-1) ?? filename);
    return { name, file, bytes: statSync(file).size };
  });
}

function publicPackages(): string[] {
  return globSync("packages/*/package.json", { cwd: root })
    .sort()
    .map((file) => JSON.parse(readFileSync(join(root, file), "utf8")) as { readonly name: string; readonly private?: boolean })
    .filter((manifest) => !manifest.private)
    .map(({ name }) => name);
}
