import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const scenesFolder = fileURLToPath(new URL("../../models/scenes", import.meta.url));

export interface HubServer {
  readonly url: string;
  /** The files that were asked for, in order. */
  readonly asked: string[];
  /** Replaces the answer for a file; a true result means that it was given. */
  misbehave(answer: ((file: string, response: ServerResponse) => boolean) | undefined): void;
  close(): Promise<void>;
}

/** A hub on the loopback that has one model, `legenda/scenes`: the embedded one. */
export async function startHub(): Promise<HubServer> {
  const asked: string[] = [];
  let misbehaviour: ((file: string, response: ServerResponse) => boolean) | undefined;
  const server = createServer((request, response) => {
    const file = /^\/legenda\/scenes\/resolve\/main\/(.+)$/.exec(request.url ?? "")?.[1];
    asked.push(file ?? request.url ?? "");
    if (file !== undefined && misbehaviour?.(file, response)) return;
    try {
      if (file === undefined || file.includes("..")) throw new Error("no such model");
      const bytes = readFileSync(join(scenesFolder, file));
      response.writeHead(200, { "content-length": bytes.length }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    misbehave(answer) {
      misbehaviour = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
