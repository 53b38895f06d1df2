/**
 * What an installation weighs on disk, in megabytes: of core and one provider, and of the command.
 *
 * Method: `npm run pack:all` packs the packages as they would be published; npm installs them into an empty folder, without
 * development dependencies and optional peers, and as with any user without a lockfile. Counted are the bytes of all files
 * below `node_modules`. Packages of this repository come from their tarballs, all others from the registry.
 */
import { spawnSync } from "node:child_process";
import { globSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure } from "../measure.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

function installed(name: string, packages: readonly string[]): Figure {
  return {
    name,
    unit: "mb",
    async measure() {
      const folder = mkdtempSync(join(tmpdir(), "legenda-bench-"));
      try {
        const tarballs = pack(join(folder, "packed"));
        const app = join(folder, "app");
        mkdirSync(app);
        const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `file:${tarballs.get(name)}`]));
        // What the packages depend on among themselves is not in the registry.
        const others = [...tarballs.keys()].filter((name) => !packages.includes(name));
        const manifest = { private: true, dependencies: pick(packages), overrides: pick(others) };
        writeFileSync(join(app, "package.json"), JSON.stringify(manifest));
        run("npm", ["install", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], app);
        const files = globSync("**/*", { cwd: join(app, "node_modules"), withFileTypes: true }).filter((entry) => entry.isFile());
        return files.reduce((total, { parentPath, name }) => total + lstatSync(join(parentPath, name)).size, 0) / 1e6;
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

export const installedSizes: readonly Figure[] = [
  installed("installed-core-and-provider-mb", ["@legenda/core", "@legenda/openai"]),
  installed("installed-command-mb", ["legenda"]),
];

/** The tarballs by their packages' names. */
function pack(folder: string): ReadonlyMap<string, string> {
  run(process.execPath, ["scripts/packages/pack-all.ts", folder], repository);
  const files = globSync("*.tgz", { cwd: folder });
  return new Map(
    files.map((file) => {
      const name = file.replace(/-\d.*$/, "");
      return [name.startsWith("legenda-") ? name.replace("legenda-", "@legenda/") : name, join(folder, file)];
    }),
  );
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
}
