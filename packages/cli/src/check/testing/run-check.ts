import { Readable, Writable } from "node:stream";
import { type CheckOptions, checkFlags } from "../../flags/check-flags.js";
import { defaultOptions } from "../../flags/define-flags.js";
import { checkFiles } from "../check-files.js";
import type { CheckFinding, CheckSummary } from "../check-finding.js";

export interface Checked {
  readonly code: number;
  readonly output: string;
}

export interface CheckWorld {
  readonly cwd?: string;
  readonly stdin?: string | AsyncIterable<Uint8Array>;
  /** Hears each piece of the output as it is written. */
  readonly onOutput?: (piece: string) => void;
  readonly env?: Readonly<Record<string, string>>;
  readonly stopping?: AbortSignal;
  readonly signal?: AbortSignal;
}

/** Runs the check as the command does, with its output gathered by a stream that is slow to take it. */
export async function runCheck(
  inputs: readonly string[],
  options: Partial<CheckOptions> = {},
  { cwd = process.cwd(), stdin = "", onOutput, env = {}, stopping, signal }: CheckWorld = {},
): Promise<Checked> {
  const pieces: string[] = [];
  const stdout = new Writable({
    highWaterMark: 64,
    decodeStrings: false,
    write(piece: string, _, done) {
      pieces.push(piece);
      onOutput?.(piece);
      setImmediate(done);
    },
  });
  const code = await checkFiles(
    inputs,
    { ...defaultOptions(checkFlags), ...options },
    {
      stdin: Readable.from(typeof stdin === "string" ? [Buffer.from(stdin)] : stdin),
      stdout,
      env,
      cwd,
      stopping: stopping ?? new AbortController().signal,
      signal: signal ?? new AbortController().signal,
    },
  );
  return { code, output: pieces.join("") };
}

export interface CheckReport {
  readonly code: number;
  readonly findings: readonly CheckFinding[];
  readonly summary: CheckSummary;
}

/** The same, read from its JSON. */
export async function report(
  inputs: readonly string[],
  options: Partial<CheckOptions> = {},
  world: CheckWorld = {},
): Promise<CheckReport> {
  const { code, output } = await runCheck(inputs, { ...options, format: "json" }, world);
  return { code, ...(JSON.parse(output) as Omit<CheckReport, "code">) };
}
