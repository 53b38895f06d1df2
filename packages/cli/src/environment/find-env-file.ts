import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The `.env` file that counts for a folder: its own or, inside a project (a folder with a `package.json` or a `.git`),
 * the nearest one up to the project's root. Never one from above it: whoever owns that folder is somebody else.
 */
export function findEnvFile(cwd: string): string | undefined {
  return searched(resolve(cwd))
    .map((folder) => join(folder, ".env"))
    .find(isFile);
}

/** A folder of that name is what Python keeps its packages in. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The folder, and those above it up to the project's root; the folder alone where there is no project. */
function searched(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, "package.json")) || existsSync(join(folder, ".git"))) return folders;
    if (dirname(folder) === folder) return [cwd];
  }
}
