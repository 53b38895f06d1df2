import { resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { image } from "@legenda/core";
import { keyOfPath } from "../paths/paths.js";

export interface FilesOptions {
  /** The folder that keys are relative to. @default the working folder */
  readonly base?: string;
}

/**
 * The images at some paths, in their order; a path that is repeated comes out once. Each is keyed by its path below the base,
 * or by its whole path if it is elsewhere. A missing one fails when it is read.
 *
 * @example
 * files(["photos/bag.jpg", "photos/hat.jpg"], { base: "photos" }); // keys "bag.jpg" and "hat.jpg"
 */
export function files(paths: Iterable<string>, options: FilesOptions = {}): AsyncIterable<BatchSource> {
  const base = resolve(options.base ?? ".");
  const all = [...new Set(Array.from(paths, (path) => resolve(path)))];
  return {
    async *[Symbol.asyncIterator]() {
      for (const path of all) yield { key: keyOfPath(path, base), image: image.file(path) };
    },
  };
}
