import type { Stats } from "node:fs";
import { open, readlink, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { quotePath } from "../../text/printable-name.js";
import { OutputError } from "../output-error.js";

/** Where a path leads. */
export interface Target {
  /** A device or a pipe is written to directly: it cannot be replaced. */
  readonly kind: "file" | "device";
  /** Absolute, and behind all links. */
  readonly path: string;
  /** The file that is there. */
  readonly replaces: Stats | undefined;
}

/** Finds where a path leads, links followed, and checks that an existing file may be changed. */
export async function targetOf(path: string): Promise<Target> {
  const replaces = await stat(path).catch(absent);
  if (!replaces) return { kind: "file", path: await behindLinks(resolve(path)), replaces };
  if (replaces.isDirectory()) {
    throw new OutputError(`${quotePath(path)} is a folder. Name a file in it.`, { path, code: "EISDIR" });
  }
  if (!replaces.isFile()) return { kind: "device", path, replaces };
  await checkChangeable(path);
  return { kind: "file", path: await realpath(path), replaces };
}

/** A protected file must not be replaced, though its folder would allow it. */
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
