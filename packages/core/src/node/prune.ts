import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A process that died while writing leaves a temporary file behind. A younger one may still be in use; in milliseconds. */
const abandonedAfter = 3_600_000;

/** Deletes entries that are too old and, oldest first, those that exceed the total size. Files that other processes delete at the same time are ignored. */
export async function prune(root: string, limits: { maxAge?: number; maxBytes?: number }, now: number): Promise<void> {
  const { maxAge = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits;
  const kept: { file: string; size: number; time: number }[] = [];
  for (const file of await filesBelow(root)) {
    const stats = await stat(file).catch(() => undefined);
    if (!stats) continue;
    const age = now - stats.mtimeMs;
    if (file.endsWith(".tmp")) {
      if (age > abandonedAfter) await rm(file, { force: true });
    } else if (age >= maxAge) await rm(file, { force: true });
    else kept.push({ file, size: stats.size, time: stats.mtimeMs });
  }
  let total = kept.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size } of kept.sort((one, other) => one.time - other.time)) {
    if (total <= maxBytes) return;
    await rm(file, { force: true });
    total -= size;
  }
}

/** The store's own files: nothing else in the folder is touched. */
async function filesBelow(root: string): Promise<string[]> {
  const folders = (await entriesOf(root)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const files = await Promise.all(
    folders.map(async (name) => (await entriesOf(join(root, name))).filter(isOurs).map((file) => join(root, name, file))),
  );
  return files.flat();
}

const isOurs = (name: string): boolean => /^[0-9a-f]{64}\.json(\.[0-9a-f-]{36}\.tmp)?$/.test(name);

const entriesOf = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
