import { statSync } from "node:fs";
import { resolve, sep } from "node:path";
import type { BatchSource, BatchSources } from "@legenda/batch";
import { sampled, sources, withSidecars } from "@legenda/files";
import type { CommandContext } from "../command-context.js";
import type { RunOptions } from "../flags/command-flags.js";
import { SourceSet } from "./source-set.js";

/** The images that a command line names, each with the caption that it has already. */
export async function runSources(
  inputs: readonly string[],
  options: RunOptions,
  earlier: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<SourceSet> {
  const { metadata, sample } = options;
  const allSources = namedSources(inputs, options, context);
  const captionable =
    metadata?.target === "copies" ? withoutFolder(allSources, resolve(context.cwd, metadata.folder)) : allSources;
  if (sample === undefined) return await SourceSet.open(await withExisting(captionable, options, earlier), captionable);
  const sampledSources: BatchSource[] = [];
  for await (const source of sampled(captionable, sample)) sampledSources.push(source);
  return await SourceSet.open(await withExisting(sampledSources, options, earlier), sampledSources.length);
}

function namedSources(inputs: readonly string[], options: RunOptions, { cwd, stdin }: CommandContext): BatchSources {
  const { recursive, hidden, followSymlinks, ignore, anyPath, stdinFormat } = options;
  const { imageColumn: image, keyColumn: key, existingColumn: existing } = options;
  return sources(inputs, {
    ...{ cwd, stdin, recursive, hidden, followSymlinks, ignore, anyPath, stdinFormat },
    ...(image !== undefined && { image }),
    ...(key !== undefined && { key }),
    ...(existing !== undefined && { existing }),
  });
}

/** The sources with the captions that their images have: in the table, in sidecars or metadata, else in earlier outputs. */
async function withExisting(
  found: BatchSources,
  { sidecar, metadata }: RunOptions,
  earlier: ReadonlyMap<string, string>,
): Promise<BatchSources> {
  let captioned = sidecar === undefined ? found : withSidecars(found, { extension: sidecar });
  if (metadata?.target === "in-place") {
    const { withMetadataCaptions } = await import("@legenda/files");
    captioned = withMetadataCaptions(captioned);
  }
  return earlier.size > 0 ? withCaptions(captioned, earlier) : captioned;
}

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

/** The sources outside a folder: that of the copies may be among the images, and each run would caption the last one's copies. */
function withoutFolder(found: BatchSources, folder: string): BatchSources {
  const inside = resolve(folder) + sep;
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<BatchSource> {
      for await (const source of found) {
        if (source.image.kind !== "file" || !resolve(source.image.path).startsWith(inside)) yield source;
      }
    },
  };
}

/** The folders among the inputs: sidecars are written beside their images. */
export function imageFolders(inputs: readonly string[], cwd: string): string[] {
  return inputs.map((input) => resolve(cwd, input)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
}
