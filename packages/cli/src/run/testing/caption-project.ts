import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { say, type VendorServer } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { tinyPicture } from "@legenda/test-kit";
import { parse } from "csv-parse/sync";
import { binary, type Ended, runLegenda } from "../../testing/run-legenda.js";
import { type TemporaryProject, temporaryProject } from "../../testing/temporary-project.js";

/** A folder of a user's, and a server that captions what stands in it. */
export interface CaptionProject extends AsyncDisposable {
  readonly path: string;
  readonly server: VendorServer;
  /** What `--model` takes for the server. */
  readonly model: string;
  write: TemporaryProject["write"];
  /** Pictures of their own, by their numbers: `photos/0.png` and so on. */
  pictures(count: number, folder?: string): Promise<void>;
  /** Runs `legenda` here; `caption` with the server's model where the words name none. */
  legenda(words: readonly string[], settings?: ProjectRun): Promise<Ended>;
  /** Begins `legenda` here, to be interrupted. */
  begin(words: readonly string[], settings?: ProjectRun): Begun;
  read(file: string): string;
  has(file: string): boolean;
  /** The rows of a CSV, as a strict reader has them. */
  rows(file?: string): Row[];
}

export interface ProjectRun {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export interface Begun {
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export type Row = Readonly<Record<string, string>>;

/** The number of the picture that a request holds; -1 for another one. */
export function numberOf(text: string): number {
  const [, base64 = ""] = /"data:image\/png;base64,([^"]+)"/.exec(text) ?? [];
  return numbers.get(base64) ?? -1;
}

const numbers = new Map(Array.from({ length: 256 }, (_, number) => [tinyPicture(number).toString("base64"), number]));

export async function captionProject(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  linked: readonly string[] = [],
): Promise<CaptionProject> {
  const project = await temporaryProject(files, linked);
  const server = await openaiServer({ keyless: true });
  server.script(({ text }) => say(`Picture ${numberOf(text)}.`));
  const model = `${server.url}/v1#loopback`;
  const at = (file: string) => join(project.path, file);
  const whole = (words: readonly string[]) =>
    words[0] === "caption" && !words.includes("--model") ? withModel(words, model) : words;
  return {
    path: project.path,
    server,
    model,
    write: project.write,
    async pictures(count, folder = "photos") {
      for (let number = 0; number < count; number++) await project.write(`${folder}/${number}.png`, tinyPicture(number));
    },
    legenda: (words, settings) => runLegenda(whole(words), { cwd: project.path, ...settings }),
    begin: (words, settings) => begin(whole(words), { cwd: project.path, ...settings }),
    read: (file) => readFileSync(at(file), "utf8"),
    has: (file) => existsSync(at(file)),
    rows: (file = "captions.csv") => parse(readFileSync(at(file)), { columns: true, bom: true }) as Row[],
    async [Symbol.asyncDispose]() {
      await server.close();
      await project[Symbol.asyncDispose]();
    },
  };
}

function withModel([command = "", ...words]: readonly string[], model: string): string[] {
  return [command, "--model", model, ...words];
}

function begin(words: readonly string[], { cwd, env, input }: ProjectRun & { readonly cwd: string }): Begun {
  const child = spawn(process.execPath, [binary, ...words], { cwd, env: { PATH: process.env.PATH, ...env } });
  const pieces: { readonly stdout: Buffer[]; readonly stderr: Buffer[] } = { stdout: [], stderr: [] };
  child.stdout.on("data", (piece: Buffer) => pieces.stdout.push(piece));
  child.stderr.on("data", (piece: Buffer) => pieces.stderr.push(piece));
  child.stdin.end(input);
  const ended = once(child, "close").then(([code]) => ({
    code: code as number | null,
    stdout: String(Buffer.concat(pieces.stdout)),
    stderr: String(Buffer.concat(pieces.stderr)),
  }));
  return { signal: (name) => void child.kill(name), ended };
}
