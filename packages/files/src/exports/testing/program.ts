import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

/** A program that uses what is tested here, as a file that Node runs by itself. */
export async function programIn(folder: string, source: string): Promise<string> {
  const outfile = join(folder, "program.mjs");
  await build({
    stdin: { contents: source, resolveDir: join(import.meta.dirname, ".."), loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    // The packages that a reading of results does not need, and that cannot stand in one file.
    external: ["sharp", "exiftool-vendored"],
    logLevel: "error",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return outfile;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** What a program says and how it ends. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece: Buffer) => pieces.push(piece));
  return await new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, output: Buffer.concat(pieces).toString() }));
  });
}

export { spawn };
