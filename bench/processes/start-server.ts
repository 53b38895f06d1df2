import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface ServerOptions {
  /** The most requests a second that are answered. @default no limit */
  readonly perSecond?: number;
  /** Answers no request of more than 10 KB until so many have arrived, then all of them. @default 0 */
  readonly hold?: number;
}

export interface Counts {
  readonly answered: number;
  readonly refused: number;
  /** From the first answer to the last. */
  readonly elapsedMs: number;
}

/** Starts the server in a process of its own, so that it takes nothing of the run's time and memory. */
export async function startServer({
  perSecond,
  hold,
}: ServerOptions = {}): Promise<{ readonly url: string; counts(): Promise<Counts> } & Disposable> {
  const program = fileURLToPath(new URL("server.js", import.meta.url));
  const flags = [perSecond && `--per-second=${perSecond}`, hold && `--hold=${hold}`].filter((flag) => typeof flag === "string");
  const child = spawn(process.execPath, [program, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().trim();
  return {
    url,
    counts: async () => (await (await fetch(`${url}/counts`)).json()) as Counts,
    [Symbol.dispose]: () => void child.kill(),
  };
}
