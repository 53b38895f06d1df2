import type { Stats } from "node:fs";
import { type FileHandle, lstat, open, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { quotePath } from "../../text/printable-name.js";
import { OutputError, outputError } from "../output-error.js";
import { FileSink } from "./file-sink.js";
import { absent, checkChangeable, type Target, targetOf } from "./target.js";
import { temporaryName } from "./temporary-name.js";

/** Writes the next chunk of a file, as text (UTF-8) or bytes. It resolves when there is room for more. */
export type WriteChunk = (piece: string | Uint8Array) => Promise<void>;

export interface AtomicFileOptions {
  /** Whether the file must survive a power cut once it is complete. @default true */
  readonly durable?: boolean;
  /** Whether a link is followed to its target; otherwise the file replaces it. @default true */
  readonly followLinks?: boolean;
}

/**
 * Writes a file whole or not at all: the old file is replaced once the last chunk is on the disk, and an error or a kill
 * before that leaves it untouched. The new file has the old one's mode, and its owner if that is allowed. A device or a pipe
 * is written to directly.
 *
 * @throws {OutputError} if it cannot be written, and what `write` itself throws
 * @example
 * await atomicFile("captions.txt", async (put) => {
 *   for await (const { key } of results) await put(`${key}\n`);
 * });
 */
export async function atomicFile(
  path: string,
  write: (put: WriteChunk) => Promise<void>,
  { durable = true, followLinks = true }: AtomicFileOptions = {},
): Promise<void> {
  const target = await system(path, () => (followLinks ? targetOf(path) : targetAt(path)));
  if (target.kind === "device") return await writeInto(target.path, path, write);
  const folder = dirname(target.path);
  const temporary = temporaryName(folder);
  const file = await system(path, () => open(temporary, "wx", modeOf(target.replaces)));
  try {
    if (target.replaces) await copyOwnerAndMode(file, target.replaces);
    await fill(file, path, write);
    if (durable) await system(path, () => file.sync());
    await system(path, () => file.close());
    await system(path, () => rename(temporary, target.path));
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  if (durable) await syncFolder(folder);
}

async function system<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw outputError(path, error);
  }
}

/** The path itself, even if it is a link. */
async function targetAt(path: string): Promise<Target> {
  const found = await lstat(path).catch(absent);
  if (found?.isSymbolicLink()) return { kind: "file", path: resolve(path), replaces: undefined };
  if (found?.isFile()) await checkChangeable(path);
  else if (found) {
    throw new OutputError(`${quotePath(path)} is ${found.isDirectory() ? "a folder" : "not a file"}, so it is not replaced.`, {
      path,
    });
  }
  return { kind: "file", path: resolve(path), replaces: found };
}

async function fill(file: FileHandle, path: string, write: (put: WriteChunk) => Promise<void>): Promise<void> {
  const sink = new FileSink(file, path);
  await write((piece) => sink.put(piece));
  await sink.flush();
}

async function writeInto(device: string, path: string, write: (put: WriteChunk) => Promise<void>): Promise<void> {
  const file = await system(path, () => open(device, "w"));
  try {
    await fill(file, path, write);
  } finally {
    await file.close().catch(() => undefined);
  }
}

const modeOf = (replaces: Stats | undefined): number => (replaces ? replaces.mode & 0o777 : 0o666);

/** Before the first byte is written, so that nobody can read the file who could not read the old one. Some file systems support neither. */
async function copyOwnerAndMode(file: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
  await file.chmod(mode & 0o777).catch(() => undefined);
}

/** The new name must survive too. Not every system can open a folder for that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}
