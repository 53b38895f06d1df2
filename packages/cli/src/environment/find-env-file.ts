import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The `.env` file of a folder: its own or, inside a project (a folder with a `package.json` or a `.git`), the nearest one up
 * to the project's root. Never one above it: that folder may be somebody else's.
 */
export function findEnvFile(cwd: string): string | undefined {
  return searched(resolve(cwd))
    .map((folder) => join(folder, ".env"))
    .find(isFile);
}

/** Python keeps packages in folders of that name. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The folder, and those above it up to the project's root; only the folder outside of a project. */
function searched(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, "package.json")) || existsSync(join(folder, ".git"))) return folders;
    if (dirname(folder) === folder) return [cwd];
  }
}
