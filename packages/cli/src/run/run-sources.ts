import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import {
  type BatchSource,
  type BatchSources,
  captionsByKey,
  isForeignOutput,
  sampled,
  sources,
  withSidecars,
} from "@legenda/batch";
import type { CommandContext } from "../command-context.js";
import type { RunOptions } from "../options/run-options.js";

/** The images that a command line names, each with the caption that it has already. */
export async function runSources(
  inputs: readonly string[],
  { selection, output, money }: RunOptions,
  foreign: readonly string[],
  { cwd, stdin }: CommandContext,
): Promise<BatchSources> {
  const { imageColumn, keyColumn, existingColumn, recursive, hidden, followSymlinks, ignore } = selection;
  let found: BatchSources = sources(inputs, {
    cwd,
    stdin,
    recursive,
    hidden,
    followSymlinks,
    ignore,
    ...(imageColumn !== undefined && { image: imageColumn }),
    ...(keyColumn !== undefined && { key: keyColumn }),
    ...(existingColumn !== undefined && { existing: existingColumn }),
  });
  if (output.sidecar) found = withSidecars(found, { extension: output.sidecar });
  if (output.metadata?.target === "in-place") {
    const { withMetadataCaptions } = await import("@legenda/batch");
    found = withMetadataCaptions(found);
  }
  for (const file of foreign) found = withCaptions(found, await captionsByKey(file));
  return money.sample === undefined ? found : sampled(found, money.sample);
}

/** Captions of an earlier file, by the images' names. */
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

/**
 * Outputs that are there already, hold captions by the images' names, and are not this journal's own: of its own ones the
 * journal knows more.
 */
export async function captionFiles({ output }: RunOptions, journalFile: string, cwd: string): Promise<string[]> {
  const known = existsSync(journalFile);
  const files: string[] = [];
  for (const { format, path } of output.files) {
    if (!["csv", "tsv", "jsonl"].includes(format) || !existsSync(resolve(cwd, path))) continue;
    if (!known || (await isForeignOutput(journalFile, resolve(cwd, path)))) files.push(resolve(cwd, path));
  }
  return files;
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
