import { isAbsolute, relative, sep } from "node:path";

/** A path for a key: with forward slashes on every system. On POSIX a backslash is part of a name. */
export const slashed = (path: string): string => (sep === "\\" ? path.replaceAll("\\", "/") : path);

/** Whether an absolute path is a folder's own or leads below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The key of a file: its path below the base, or the whole path where it lies elsewhere. Both are absolute. */
export function keyOfPath(path: string, base: string): string {
  const below = relative(base, path);
  const outside = below === "" || below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
  return slashed(outside ? path : below);
}
