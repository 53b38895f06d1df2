import type { VendorServer } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { binary } from "../run-legenda.js";
import { temporaryProject } from "../temporary-project.js";
import { startTerminal, type Terminal } from "../terminal/terminal.js";
import type { Fault } from "./fault.js";
import { writePictures } from "./picture-folder.js";
import { type PictureRecord, scriptPictures } from "./picture-script.js";

export interface TerminalProjectOptions {
  readonly images: number;
  /** Milliseconds before each answer. */
  readonly delayMs?: number;
  readonly plan?: ReadonlyMap<number, readonly Fault[]>;
}

/** A folder of pictures, a server on loopback that captions them, and the command in a terminal. */
export interface TerminalProject extends AsyncDisposable {
  readonly path: string;
  readonly server: VendorServer;
  readonly pictures: readonly Uint8Array[];
  readonly record: PictureRecord;
  /** What stands after `caption` in each run. */
  readonly run: readonly string[];
  /** Runs `legenda` in a shell that outlives it, and writes `left with` its exit code: what it leaves behind can be seen. */
  start(words: readonly string[], size?: { readonly columns?: number; readonly rows?: number }): Promise<Terminal>;
}

export async function terminalProject({
  images,
  delayMs = 0,
  plan = new Map(),
}: TerminalProjectOptions): Promise<TerminalProject> {
  const server = await openaiServer({ keyless: true });
  const project = await temporaryProject();
  const pictures = writePictures(project.path, images);
  const record = scriptPictures(server, pictures, plan, { said: { delayMs, usage: { input: 1200, output: 30 } } });
  return {
    path: project.path,
    server,
    pictures,
    record,
    run: ["images", "--model", `${server.url}/v1#llava`, "--concurrency", "4"],
    start: (words, size) => startTerminal(inShell([process.execPath, binary, ...words]), { ...size, cwd: project.path }),
    async [Symbol.asyncDispose]() {
      await server.close();
      await project[Symbol.asyncDispose]();
    },
  };
}

const inShell = (command: readonly string[]): string[] => [
  ...["bash", "-c", 'trap : INT; "$@"; echo "left with $?"; sleep 60', "bash"],
  ...command,
];
