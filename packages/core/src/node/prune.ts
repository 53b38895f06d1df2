import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A process that died while it wrote leaves a file behind; younger ones may still be written. */
const abandonedAfter = 3_600_000;

/** Deletes entries that are too old and, the oldest first, those that are too much; what other processes delete meanwhile is no fault. */
export async function prune(root: string, limits: { maxAge?: number; maxBytes?: number }, now: number): Promise<void> {
  const { maxAge = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits;
  const kept: { file: string; size: number; time: number }[] = [];
  for (const file of await filesBelow(root)) {
    const known = await stat(file).catch(() => undefined);
    if (!known) continue;
    const age = now - known.mtimeMs;
    if (file.endsWith(".tmp")) {
      if (age > abandonedAfter) await rm(file, { force: true });
    } else if (age >= maxAge) await rm(file, { force: true });
    else kept.push({ file, size: known.size, time: known.mtimeMs });
  }
  let total = kept.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size } of kept.sort((one, other) => one.time - other.time)) {
    if (total <= maxBytes) return;
    await rm(file, { force: true });
    total -= size;
  }
}

/** The store's own files: nothing else that may lie in the folder is touched. */
async function filesBelow(root: string): Promise<string[]> {
  const folders = (await entriesOf(root)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const files = await Promise.all(
    folders.map(async (name) => (await entriesOf(join(root, name))).filter(isOurs).map((file) => join(root, name, file))),
  );
  return files.flat();
}

const isOurs = (name: string): boolean => /^[0-9a-f]{64}\.json(\.[0-9a-f-]{36}\.tmp)?$/.test(name);

const entriesOf = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
