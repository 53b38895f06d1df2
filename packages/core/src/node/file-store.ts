import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { CacheStore } from "../wrap/cached.js";
import { prune } from "./prune.js";

export interface FileStoreOptions {
  /** The maximum age of an entry in milliseconds. An older one is not returned, and is deleted the next time the folder is pruned. */
  readonly maxAge?: number;
  /** The maximum total size of all entries in bytes. Pruning deletes the oldest entries first. */
  readonly maxBytes?: number;
}

export interface FileStore extends CacheStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  /** Deletes entries beyond the limits. It also runs automatically: with the first entry, and after each tenth of `maxBytes` that is written. */
  prune(): Promise<void>;
}

/**
 * Stores each entry in a file of its own below a folder, which is created when it is needed. Files are written
 * atomically, so any number of processes may share the folder. File names are hashes of the keys.
 *
 * @example
 * const model = cached(openai("gpt-4o-mini"), fileStore(".captions", { maxBytes: 100_000_000 }));
 */
export function fileStore(folder: string, options: FileStoreOptions = {}): FileStore {
  const root = resolve(folder);
  const { maxAge, maxBytes } = options;
  const bounded = maxAge !== undefined || maxBytes !== undefined;
  /** Bytes written since the folder was last pruned; infinite before the first time. */
  let unpruned = Number.POSITIVE_INFINITY;
  let pruning: Promise<void> | undefined;

  const pruneOnce = () => {
    pruning ??= prune(root, options, Date.now()).finally(() => {
      pruning = undefined;
    });
    return pruning;
  };

  return {
    async get(key) {
      const file = fileOf(root, key);
      try {
        if (maxAge !== undefined && (await stat(file)).mtimeMs + maxAge <= Date.now()) return undefined;
        return await readFile(file, "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },

    async set(key, value) {
      await writeAtomically(fileOf(root, key), value);
      unpruned += value.length;
      if (!bounded || unpruned < (maxBytes ?? Number.POSITIVE_INFINITY) / 10) return;
      unpruned = 0;
      await pruneOnce();
    },

    prune: pruneOnce,
  };
}

/** Spread over 256 folders, since some file systems are slow with many files in one. */
function fileOf(root: string, key: string): string {
  const name = createHash("sha256").update(key).digest("hex");
  return join(root, name.slice(0, 2), `${name}.json`);
}

/** Writes atomically: readers see the old content or the new content, never a part. */
async function writeAtomically(file: string, content: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
