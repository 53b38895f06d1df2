import { resolve } from "node:path";
import type { OutputOptions } from "../flags/command-flags.js";
import type { NamedOutput } from "../flags/readers/outputs.js";
import { OutputFile } from "./output-file.js";

/** The files of a run. */
export interface RunFiles {
  /** The journal's absolute path. */
  readonly journal: string;
  /** The files of results, in the order in which they are named. */
  readonly outputs: readonly OutputFile[];
  /** The list of what failed; `undefined` without a file of results. */
  readonly failures: OutputFile | undefined;
}

type NamedFiles = Pick<OutputOptions, "out" | "sidecar" | "metadata">;

/** The files that a run writes: `captions.csv` if the flags name no output, its journal and its list of failures beside it. */
export function runFiles(options: NamedFiles & { readonly journal?: string | undefined }, cwd: string): RunFiles {
  const outputs = namedOutputs(options);
  const journal = resolve(cwd, options.journal ?? `${outputs[0]?.path ?? "captions"}.journal`);
  return { journal, ...outputFiles(options, journal, cwd) };
}

/** The files into which results of a journal are written. */
export function outputFiles(options: NamedFiles, journal: string, cwd: string): Pick<RunFiles, "outputs" | "failures"> {
  const toFile = ({ path: name, format }: NamedOutput) => new OutputFile({ name, format, path: resolve(cwd, name) }, journal);
  const outputs = namedOutputs(options).map(toFile);
  const [first] = outputs;
  return { outputs, failures: first && toFile({ path: failuresName(first.name), format: "csv" }) };
}

function namedOutputs({ out, sidecar, metadata }: NamedFiles): readonly NamedOutput[] {
  const isDefault = out.length === 0 && sidecar === undefined && metadata === undefined;
  return isDefault ? [{ path: "captions.csv", format: "csv" }] : out;
}

/** The failures of `captions.csv` are listed in `captions.failed.csv`. */
const failuresName = (output: string): string => `${output.replace(/\.[^./\\]+$/, "")}.failed.csv`;
