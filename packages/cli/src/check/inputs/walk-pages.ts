import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** A page in a folder, or a folder that cannot be read. */
export interface WalkedPage {
  /** Relative to the named folder. */
  readonly path: string;
  readonly problem?: string;
}

/** Whether a file is a page, by its name. */
export function isPageName(name: string): boolean {
  return /\.(?:html?|xht(?:ml)?)$/i.test(name);
}

/**
 * Finds the pages in a folder and its subfolders, ordered by name. Hidden folders and `node_modules` are skipped, and links
 * to folders are not followed, since they may be circular.
 */
export async function* walkPages(root: string): AsyncGenerator<WalkedPage, void, undefined> {
  const waiting = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error);
    if (entries instanceof Error) {
      yield { path: folder, problem: `The folder cannot be read (${entries.code}).` };
      continue;
    }
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    const below: string[] = [];
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && entry.name !== "node_modules") below.push(path);
      } else if (isPageName(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && (await isFile(join(root, path)))))) {
        yield { path };
      }
    }
    waiting.push(...below.reverse());
  }
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
