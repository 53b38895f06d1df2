import { readdir } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import { foldedPath } from "./folded-path.js";
import { kindByName } from "./image-extensions.js";

/**
 * Says which image of a folder comes first among those whose names differ only in their extension. The folder decides, not the
 * run: a run over `bag.png` must not overwrite what an earlier one wrote for `bag.jpg`.
 */
export class Siblings {
  readonly #folders = new Map<string, Promise<ReadonlyMap<string, string>>>();

  async isFirst(path: string): Promise<boolean> {
    const folder = dirname(path);
    let firsts = this.#folders.get(folder);
    if (!firsts) {
      firsts = firstsIn(folder);
      this.#folders.set(folder, firsts);
    }
    const first = (await firsts).get(stemOf(path));
    return first === undefined || first >= basename(path);
  }
}

/** The first name for each stem that several images have. */
async function firstsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const firsts = new Map<string, string>();
  const shared = new Set<string>();
  for (const name of await readdir(folder).catch(() => [])) {
    if (kindByName(name) !== "image") continue;
    const stem = stemOf(name);
    const first = firsts.get(stem);
    if (first !== undefined) shared.add(stem);
    if (first === undefined || name < first) firsts.set(stem, name);
  }
  for (const stem of firsts.keys()) if (!shared.has(stem)) firsts.delete(stem);
  return firsts;
}

const stemOf = (path: string): string => foldedPath(basename(path, extname(path)));
