import type { Stats } from "node:fs";
import { open, readlink, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { quotePath } from "../../text/printable-name.js";
import { OutputError } from "../output-error.js";

/** Where a path leads. */
export interface Target {
  /** A device or a pipe is written to as it is: there is nothing to put in its place. */
  readonly kind: "file" | "device";
  /** Absolute, and behind all links. */
  readonly path: string;
  /** The file that is there. */
  readonly replaces: Stats | undefined;
}

/** Finds what a path stands for, links followed, and makes sure that a file which is there may be changed. */
export async function targetOf(path: string): Promise<Target> {
  const replaces = await stat(path).catch(absent);
  if (!replaces) return { kind: "file", path: await behindLinks(resolve(path)), replaces };
  if (replaces.isDirectory()) {
    throw new OutputError(`${quotePath(path)} is a folder: name a file in it.`, { path, code: "EISDIR" });
  }
  if (!replaces.isFile()) return { kind: "device", path, replaces };
  await checkChangeable(path);
  return { kind: "file", path: await realpath(path), replaces };
}

/** A file that is to be replaced must not be protected; to its folder that would make no difference. */
export async function checkChangeable(path: string): Promise<void> {
  await (await open(path, "r+")).close();
}

/** A link may lead to a file that does not exist yet. */
async function behindLinks(path: string): Promise<string> {
  const link = await readlink(path).catch(() => undefined);
  return link === undefined ? path : await behindLinks(resolve(await realpath(dirname(path)), link));
}

export function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
