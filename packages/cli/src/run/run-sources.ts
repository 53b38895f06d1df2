import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { BatchSource, BatchSources } from "@legenda/batch";
import { sampled, sources, withSidecars } from "@legenda/files";
import type { CommandContext } from "../command-context.js";
import type { RunOptions } from "../options/run-options.js";
import { withoutCopies } from "./without-copies.js";

/** The images that a command line names, each with the caption that it has already. */
export async function runSources(
  inputs: readonly string[],
  { selection, output, money }: RunOptions,
  earlier: ReadonlyMap<string, string>,
  { cwd, stdin }: CommandContext,
): Promise<BatchSources> {
  const { imageColumn, keyColumn, existingColumn, recursive, hidden, followSymlinks, ignore } = selection;
  const { anyPath, stdinFormat } = selection;
  let found: BatchSources = sources(inputs, {
    cwd,
    stdin,
    recursive,
    hidden,
    followSymlinks,
    ignore,
    anyPath,
    stdinFormat,
    ...(imageColumn !== undefined && { image: imageColumn }),
    ...(keyColumn !== undefined && { key: keyColumn }),
    ...(existingColumn !== undefined && { existing: existingColumn }),
  });
  if (output.metadata?.target === "copies") found = withoutCopies(found, resolve(cwd, output.metadata.folder));
  if (output.sidecar) found = withSidecars(found, { extension: output.sidecar });
  if (output.metadata?.target === "in-place") {
    const { withMetadataCaptions } = await import("@legenda/files");
    found = withMetadataCaptions(found);
  }
  if (earlier.size > 0) found = withCaptions(found, earlier);
  return money.sample === undefined ? found : sampled(found, money.sample);
}

/** Sources with captions of before, by the images' names. */
function withCaptions(found: BatchSources, captions: ReadonlyMap<string, string>): BatchSources {
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<BatchSource> {
      for await (const source of found) {
        const existing = source.existing ?? captions.get(source.key);
        yield existing === undefined ? source : { ...source, existing };
      }
    },
  };
}

/** The folders among the inputs: beside their images sidecars are written. */
export function imageFolders(inputs: readonly string[], cwd: string): string[] {
  return inputs.map((input) => resolve(cwd, input)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
}

/** The first of the sources, for its columns. */
export async function firstOf(found: BatchSources): Promise<BatchSource | undefined> {
  for await (const source of found) return source;
  return undefined;
}
