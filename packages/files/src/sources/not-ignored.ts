import { globSync } from "tinyglobby";
import { globName } from "./glob-name.js";

/**
 * Whether globs leave paths in, for each of them: exactly as tinyglobby would, which is handed the paths instead of a disk, so that
 * a folder is matched as it is read. A glob that names a folder leaves out all that is below it.
 *
 * @param paths below `cwd`, with forward slashes
 */
export function notIgnored(paths: readonly string[], ignore: readonly string[], cwd: string): boolean[] {
  const names = paths.map(globName);
  const entries = names.map((name) => ({ name, ...aFile }));
  const kept = new Set(globSync("**", { cwd, dot: true, ignore, fs: { readdirSync: (() => entries) as never } }));
  return names.map((name) => kept.has(name));
}

const aFile = { isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false };
