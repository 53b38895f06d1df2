import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { CacheStore } from "../wrap/cached.js";
import { prune } from "./prune.js";

export interface FileStoreOptions {
  /** The age from which an entry is no longer given back, and is deleted when the folder is tidied, in milliseconds. */
  readonly maxAge?: number;
  /** The most bytes of all entries together: the oldest go first, when the folder is tidied. */
  readonly maxBytes?: number;
}

export interface FileStore extends CacheStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  /** Deletes what is too old or too much. It also happens by itself: with the first entry, and whenever a tenth of `maxBytes` is new. */
  prune(): Promise<void>;
}

/**
 * Keeps each entry in a file of its own below a folder, which is made when it is needed. A file is there
 * whole or not at all, so any number of processes may share the folder. Names are made of the key's hash.
 *
 * @example
 * const model = cached(openai("gpt-4o-mini"), fileStore(".captions", { maxBytes: 100_000_000 }));
 */
export function fileStore(folder: string, options: FileStoreOptions = {}): FileStore {
  const root = resolve(folder);
  const { maxAge, maxBytes } = options;
  const bounded = maxAge !== undefined || maxBytes !== undefined;
  /** How many bytes have been written since the folder was last tidied; all of it is new to this process. */
  let unseen = Number.POSITIVE_INFINITY;
  let pruning: Promise<void> | undefined;

  const tidy = () => {
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
      await writeWhole(fileOf(root, key), value);
      unseen += value.length;
      if (!bounded || unseen < (maxBytes ?? Number.POSITIVE_INFINITY) / 10) return;
      unseen = 0;
      await tidy();
    },

    prune: tidy,
  };
}

/** Spread over 256 folders: some file systems are slow with many files in one. */
function fileOf(root: string, key: string): string {
  const name = createHash("sha256").update(key).digest("hex");
  return join(root, name.slice(0, 2), `${name}.json`);
}

/** Readers see the old content or the new, never a part. */
async function writeWhole(file: string, content: string): Promise<void> {
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
