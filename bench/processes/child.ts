import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

/** What the kernel counted of a process up to its exit. */
export interface Usage {
  /** User CPU time in milliseconds. */
  readonly userMs: number;
  /** The peak of resident memory in megabytes. */
  readonly peakMb: number;
  /** How much of the peak came after the program's `markMemory()`, in megabytes. */
  readonly growthMb: number;
}

interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a Node program in a process of its own to its end.
 *
 * @throws {Error} where it ends with an error
 */
export async function runNode(args: readonly string[], { cwd, env }: ChildOptions = {}): Promise<Usage> {
  const child = spawn(process.execPath, ["--import", reportUsage, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  let report = "";
  (child.stdio[3] as Readable).on("data", (piece: Buffer) => {
    report += piece.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`node ${args.join(" ")} ended with ${code}.`);
  const { userCPUTime, maxRSS, marked } = JSON.parse(report) as NodeJS.ResourceUsage & { readonly marked: number };
  return { userMs: userCPUTime / 1_000, peakMb: maxRSS / 1_024, growthMb: maxRSS / 1_024 - marked / 2 ** 20 };
}

/** Runs a program of the folder `programs`. */
export function runProgram(name: string, env: Readonly<Record<string, string>> = {}): Promise<Usage> {
  return runNode([fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url))], { env });
}

/** The file behind `legenda`, as it is installed. */
export const command = fileURLToPath(import.meta.resolve("legenda/package.json")).replace("package.json", "dist/bin.js");

/** Written to a pipe of its own as the process ends. */
const reportUsage = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, JSON.stringify({ ...process.resourceUsage(), marked: globalThis.markedMemory ?? 0 })));',
)}`;
