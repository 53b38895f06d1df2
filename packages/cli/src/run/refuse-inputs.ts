import { resolve } from "node:path";
import { UsageError } from "../usage-error.js";
import type { RunFiles } from "./run-outputs.js";

/**
 * Keeps a run from overwriting the list or the table that it reads: the next run could not continue.
 *
 * @throws {UsageError} for an output that is an input
 */
export function refuseInputs(inputs: readonly string[], { outputs }: Pick<RunFiles, "outputs">, cwd: string): void {
  const paths = new Set(inputs.map((input) => resolve(cwd, input)));
  const both = outputs.find(({ path }) => paths.has(path));
  if (both) throw new UsageError(`--out ${both.name}: the images are read from that file. Name another file.`);
}
