import { resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { image } from "@legenda/core";
import { mapConcurrently } from "../concurrency.js";
import { keyOfPath } from "../paths/paths.js";
import { checkedPath } from "./checked-path.js";
import { expandGlobs, type GlobMatch } from "./expand-globs.js";

export interface GlobsOptions {
  /** The folder that globs and keys are relative to. @default the working folder */
  readonly cwd?: string;
  /** Whether wildcards match names that begin with a dot. @default false */
  readonly hidden?: boolean;
  /** Whether links may lead elsewhere, and linked folders are entered. @default false */
  readonly followSymlinks?: boolean;
  /** Globs of files that are ignored, as by a glob with `!` before it. */
  readonly ignore?: readonly string[];
}

/**
 * The images that globs match, sorted by path, recognised and checked as by `folder`. All paths are held in memory.
 *
 * @example
 * globs(["photos/**\/*.jpg", "!photos/drafts/**"]);
 */
export function globs(patterns: readonly string[], options: GlobsOptions = {}): AsyncIterable<BatchSource> {
  const cwd = options.cwd === undefined ? resolve(".") : checkedPath(options.cwd, "folder");
  const { hidden = false, followSymlinks = false, ignore = [] } = options;
  return {
    async *[Symbol.asyncIterator]() {
      const found = await expandGlobs(patterns, { cwd, hidden, followSymlinks, ignore });
      const sourceOf = async ({ path, look }: GlobMatch): Promise<BatchSource | undefined> => {
        const key = keyOfPath(path, cwd);
        return look ? look(key) : { key, image: image.file(path) };
      };
      for await (const source of mapConcurrently(found, sourceOf, { concurrency: 32 })) if (source) yield source;
    },
  };
}
