import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface Served extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  readonly url: string;
}

/**
 * Starts a server of a project in a process of its own, and waits until it answers.
 *
 * @param script a program's file in the project, which Node runs
 * @param words the arguments, by the port that the server is to listen on
 * @throws {Error} if the server ends or does not answer within two minutes, with what it printed
 */
export async function served(
  folder: string,
  script: string,
  words: (port: number) => readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(folder, script), ...words(port)], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => pieces.push(piece));
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + 120_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill();
      throw new Error(`${script} does not answer at ${url}:\n${Buffer.concat(pieces)}`);
    }
    await sleep(100);
  }
  return {
    url,
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

/** Whatever the answer to GET / is, the server is there. */
async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("The system names no free port.");
  return address.port;
}
