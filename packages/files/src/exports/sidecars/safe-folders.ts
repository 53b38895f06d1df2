import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { quotePath } from "../../text/printable-name.js";
import { makeFolder } from "../atomic-file/make-folder.js";
import { absent } from "../atomic-file/target.js";

/** Makes the folders below one, and refuses those that a link leads out of it. */
export class SafeFolders {
  readonly #root: string;
  readonly #faults = new Map<string, Promise<string | undefined>>();

  constructor(root: string) {
    this.#root = resolve(root);
  }

  /** Makes the folder of a file; what speaks against it, where something does. */
  async faultAt(path: string): Promise<string | undefined> {
    const folder = dirname(path);
    let fault = this.#faults.get(folder);
    if (!fault) {
      fault = this.#make(folder);
      this.#faults.set(folder, fault);
    }
    return await fault;
  }

  async #make(folder: string): Promise<string | undefined> {
    await makeFolder(this.#root);
    const root = await realpath(this.#root);
    // Looked at before anything is made: the folders that are missing are made below the last that is there.
    const way = relative(root, await nearest(folder));
    if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) {
      return `A link leads from ${quotePath(folder)} out of the folder for the outputs: nothing is written there.`;
    }
    await makeFolder(folder);
    return undefined;
  }
}

/** The real path of a folder, or of the nearest above it that is there. */
async function nearest(folder: string): Promise<string> {
  return (await realpath(folder).catch(absent)) ?? (await nearest(dirname(folder)));
}
