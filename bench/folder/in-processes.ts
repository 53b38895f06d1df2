import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The server in a process of its own, so that it takes nothing of the run's time and memory. */
export async function startServer(perSecond?: number): Promise<{ readonly url: string; counts(): Promise<Counts> } & Disposable> {
  const program = fileURLToPath(new URL("server.js", import.meta.url));
  const args = perSecond === undefined ? [] : [String(perSecond)];
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().trim();
  return {
    url,
    counts: async () => (await (await fetch(`${url}/counts`)).json()) as Counts,
    [Symbol.dispose]: () => void child.kill(),
  };
}

export interface Counts {
  readonly answered: number;
  readonly refused: number;
  /** From the first answer to the last. */
  readonly elapsedMs: number;
}

/** Captions a folder in a process of its own. */
export async function runFolder(...args: readonly string[]): Promise<{ readonly done: number; readonly peakMb: number }> {
  const program = fileURLToPath(new URL("run-folder.js", import.meta.url));
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (piece: Buffer) => {
    output += piece.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`The run over the folder ended with ${code}.`);
  return JSON.parse(output) as { done: number; peakMb: number };
}
