import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The command as it is installed: the build makes it. */
export const binary = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));

/** Never called. The import tells `vitest --changed` that tests of the built command depend on its sources. */
void (() => import("../bin.js"));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunSettings {
  readonly cwd?: string;
  /** Beside `PATH`; nothing else of this process is handed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs the command as a user does, in a process of its own and without a terminal. */
export function runLegenda(words: readonly string[], { cwd, env, input }: RunSettings = {}): Promise<Ended> {
  return runNode([binary, ...words], {
    ...(cwd !== undefined && { cwd }),
    ...(env && { env }),
    ...(input !== undefined && { input }),
  });
}

export function runNode(words: readonly string[], { cwd, env, input }: RunSettings = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd, env: { PATH: process.env.PATH, ...env } });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (piece: Buffer) => stdout.push(piece));
    child.stderr.on("data", (piece: Buffer) => stderr.push(piece));
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) }),
    );
    child.stdin.end(input);
  });
}
