import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
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

/**
 * Runs `legenda` as it is installed, in a process of its own, and gives the peak of its resident memory in megabytes, as
 * the kernel keeps it.
 */
export async function runLegenda(cwd: string, ...words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ["--import", peakOfMemory, command, ...words], {
    cwd,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  let peak = "";
  (child.stdio[3] as Readable).on("data", (piece: Buffer) => {
    peak += piece.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`legenda ${words.join(" ")} ended with ${code}.`);
  return Number(peak);
}

export const command = fileURLToPath(import.meta.resolve("legenda/package.json")).replace("package.json", "dist/bin.js");

/** Told on a pipe of its own as the process ends. */
const peakOfMemory = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS / 1024)));',
)}`;
