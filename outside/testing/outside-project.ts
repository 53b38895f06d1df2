import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

/** A user's project: a temporary folder outside of the repository, in which npm installs the packed packages. */
export interface OutsideProject extends Disposable {
  readonly path: string;
  write(file: string, content: string | Uint8Array): void;
  read(file: string): string;
  /** Runs a program of the project or of the machine, and returns its standard output. Rejects if it fails. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Installs packages: packed ones by the names in this repository, others as npm names them. */
  install(packages: readonly string[], options?: { readonly scripts?: boolean }): Promise<void>;
}

/** The packages that the app in `outside/app` uses. */
export const appPackages = [
  "@legenda/core",
  "@legenda/openai",
  "@legenda/google",
  "@legenda/moondream",
  "@legenda/anthropic",
] as const;

/** Every packed package, by its name. */
export const allPackages = (): string[] => Object.keys(inject("tarballs"));

const repository = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(repository, ".cache", "npm");

/** Creates a project that holds the files of `outside/app`. */
export function outsideProject(): OutsideProject {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "legenda-outside-")));
  cpSync(fileURLToPath(new URL("../app", import.meta.url)), path, { recursive: true });
  writeFileSync(join(path, "package.json"), JSON.stringify({ private: true, type: "module" }));

  const run: OutsideProject["run"] = (command, args, env) => output(command, args, { cwd: path, env: environment(path, env) });
  return {
    path,
    run,
    write(file, content) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    },
    read: (file) => readFileSync(join(path, file), "utf8"),
    async install(packages, { scripts = false } = {}) {
      const tarballs = inject("tarballs");
      const flags = ["--cache", cache, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
      const names = packages.map((name) => tarballs[name] ?? name);
      await run("npm", ["install", ...flags, ...(scripts ? [] : ["--ignore-scripts"]), ...names]);
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The machine's environment without what the test runner has added. The project's own programs come first in the path. */
function environment(path: string, env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NODE_ENV: _, NODE_OPTIONS: __, ...machine } = process.env;
  const kept = Object.entries(machine).filter(([name]) => !name.startsWith("VITEST"));
  const programs = [join(path, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  return { ...Object.fromEntries(kept), CI: "1", PATH: programs, ...env };
}

interface OutputOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

function output(command: string, args: readonly string[], { cwd, env }: OutputOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
    const [stdout, all]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (piece: Buffer) => stdout.push(piece));
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => all.push(piece));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(String(Buffer.concat(stdout)));
      else reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${Buffer.concat(all)}`));
    });
  });
}
