import { realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { image } from "@legenda/core";
import { type FileSystemAdapter, glob } from "tinyglobby";
import { kindByName } from "../paths/image-extensions.js";
import { fileSource, linkSource } from "./file-source.js";
import { type FolderEntry, folderEntries } from "./folder-entries.js";
import { globName } from "./glob-name.js";
import { isIgnoredFile, isIgnoredFolder } from "./ignored-names.js";
import { linkTarget } from "./link-target.js";
import { LinkedFolders } from "./linked-folders.js";
import { codeOf, sourceErrors } from "./source-errors.js";
import type { WalkOptions } from "./walk.js";

type Look = (key: string) => Promise<BatchSource | undefined>;

/** A path that globs match, and how to find out what it is if its name does not say that it is an image. */
export interface GlobMatch {
  readonly path: string;
  readonly look: Look | undefined;
}

interface ExpandGlobsOptions extends Omit<WalkOptions, "recursive"> {
  readonly cwd: string;
}

/** What globs match, sorted. tinyglobby walks, by way of a reader that treats links and pipes as `folder` does. */
export async function expandGlobs(patterns: readonly string[], options: ExpandGlobsOptions): Promise<GlobMatch[]> {
  const { cwd, hidden, followSymlinks, ignore } = options;
  const reader = new Reader(cwd, hidden, followSymlinks);
  // One folder after the other: which of two links to a folder is entered must not depend on which was faster.
  let last: Promise<void> = Promise.resolve();
  const readdir = (folder: string, _: unknown, done: (error: null, entries: readonly object[]) => void) => {
    last = last.then(async () => done(null, await reader.read(reader.pathOf(folder))));
  };
  const fs = { readdir } as unknown as FileSystemAdapter;
  const found = await glob(patterns, { cwd, dot: hidden, ignore, followSymbolicLinks: false, fs });
  const matched = found.map((name) => reader.pathOf(resolve(cwd, name)));
  return [...matched, ...reader.unreadable].sort().map((path) => ({ path, look: reader.looks.get(path) }));
}

/** Reads folders for tinyglobby: links and special files appear as files, and what they are is kept for later. */
class Reader {
  /** For everything but plain files with the name of an image. */
  readonly looks = new Map<string, Look>();
  readonly unreadable: string[] = [];
  /** The paths whose names globs are not matched with as they are. */
  readonly #paths = new Map<string, string>();
  readonly #cwd: string;
  readonly #hidden: boolean;
  readonly #follow: boolean;
  #links: LinkedFolders | undefined;
  /** The real paths of the folders to which links have led. */
  readonly #linked = new Map<string, string>();

  constructor(cwd: string, hidden: boolean, follow: boolean) {
    this.#cwd = cwd;
    this.#hidden = hidden;
    this.#follow = follow;
  }

  /** The path that tinyglobby means. */
  pathOf(matched: string): string {
    const path = resolve(matched);
    return this.#paths.get(path) ?? path;
  }

  async read(folder: string): Promise<object[]> {
    try {
      // The first folder that is read is the one below which all matches are.
      this.#links ??= new LinkedFolders([await realpath(this.#cwd), await realpath(folder)], this.#hidden);
      const shown: object[] = [];
      for (const entry of await folderEntries(folder, isWanted)) {
        const path = join(folder, entry.name);
        const isFolder = await this.#isFolder(entry, path, this.#links);
        if (globName(path) !== path) this.#paths.set(globName(path), path);
        if (isFolder !== undefined) shown.push(asEntry(globName(entry.name), isFolder));
      }
      return shown;
    } catch (cause) {
      // A glob whose folder is missing matches nothing.
      if (codeOf(cause) !== "ENOENT" && codeOf(cause) !== "ENOTDIR") {
        this.unreadable.push(folder);
        this.looks.set(folder, async (key) => ({ key, image: image.file(folder), problem: sourceErrors.folder(key, cause) }));
      }
      return [];
    }
  }

  /** Whether to go below a name; `undefined` where a link has led to a folder that is walked elsewhere. */
  async #isFolder(entry: FolderEntry, path: string, links: LinkedFolders): Promise<boolean | undefined> {
    if (entry.kind === "link") return this.#isLinkedFolder(path, links);
    if (entry.kind === "folder" && !entry.bytes) {
      const parent = this.#linked.get(dirname(path));
      if (parent === undefined) return true;
      return this.#enters(path, join(parent, entry.name), links) || undefined;
    }
    if (entry.kind === "folder") {
      this.looks.set(path, async (key) => ({ key, image: image.file(path), problem: sourceErrors.undecodable(key) }));
    } else if (entry.kind === "special" || entry.bytes || kindByName(entry.name) === "unknown") {
      this.looks.set(path, (key) => fileSource(entry, dirname(path), key));
    }
    return false;
  }

  async #isLinkedFolder(path: string, links: LinkedFolders): Promise<boolean | undefined> {
    const target = await linkTarget(path);
    const inside = target.kind === "broken" || this.#follow || links.isInside(target.real);
    if (target.kind !== "folder") {
      this.looks.set(path, (key) => linkSource(target, inside, path, key));
      return false;
    }
    if (this.#follow) return this.#enters(path, target.real, links) || undefined;
    if (inside) return undefined;
    this.looks.set(path, async (key) => ({ key, image: image.file(path), problem: sourceErrors.leadsOut(key) }));
    return false;
  }

  #enters(path: string, real: string, links: LinkedFolders): boolean {
    if (!links.enters(real)) return false;
    this.#linked.set(path, real);
    return true;
  }
}

function isWanted({ name, kind }: FolderEntry): boolean {
  // Names with a dot first are the globs' own matter.
  if (isIgnoredFolder(name, true)) return false;
  return kind === "folder" || (!isIgnoredFile(name, true) && kindByName(name) !== "other");
}

const asEntry = (name: string, folder: boolean) => ({
  name,
  isFile: () => !folder,
  isDirectory: () => folder,
  isSymbolicLink: () => false,
});
