import { relative, sep } from "node:path";
import { isWithin } from "../paths/paths.js";
import { isIgnoredFolder } from "./ignored-names.js";

/**
 * Decides which linked folders a walk enters, so that each folder is walked once and no circle goes on: one that the walk
 * meets by its own path is left to that, and one that was entered is not entered again.
 */
export class LinkedFolders {
  readonly #roots: readonly string[];
  readonly #hidden: boolean;
  readonly #entered = new Set<string>();

  /** @param roots the real paths of the folders that are walked anyway */
  constructor(roots: readonly string[], hidden: boolean) {
    this.#roots = roots;
    this.#hidden = hidden;
  }

  /** Whether a folder's real path is one that is walked anyway. */
  isInside(real: string): boolean {
    return this.#roots.some((root) => isWithin(root, real));
  }

  /** Whether to enter a folder that a link has led to or above; `true` once for each. */
  enters(real: string): boolean {
    if (this.#entered.has(real) || this.#roots.some((root) => isWalked(root, real, this.#hidden))) return false;
    this.#entered.add(real);
    return true;
  }
}

function isWalked(root: string, real: string, hidden: boolean): boolean {
  if (!isWithin(root, real)) return false;
  // What is kept in a hidden folder inside is reached by links alone.
  return !relative(root, real)
    .split(sep)
    .some((name) => isIgnoredFolder(name, hidden));
}
