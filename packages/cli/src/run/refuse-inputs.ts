import { resolve } from "node:path";
import type { RunOptions } from "../options/run-options.js";
import { UsageError } from "../usage-error.js";

/**
 * Keeps a run from writing over the list or the table that it reads: the next one could not go on.
 *
 * @throws {UsageError} for an output that is an input
 */
export function refuseInputs(inputs: readonly string[], { output }: Pick<RunOptions, "output">, cwd: string): void {
  const read = new Set(inputs.map((input) => resolve(cwd, input)));
  const both = output.files.find(({ path }) => read.has(resolve(cwd, path)));
  if (both) throw new UsageError(`--out ${both.path} is what the images are read from: name another file.`);
}
