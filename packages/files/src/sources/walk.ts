import { realpath } from "node:fs/promises";
import { sep } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { image } from "@legenda/core";
import { mapConcurrently } from "../concurrency.js";
import { kindByName } from "../paths/image-extensions.js";
import { fileSource, linkSource } from "./file-source.js";
import { type FolderEntry, folderEntries } from "./folder-entries.js";
import { isIgnoredFile, isIgnoredFolder } from "./ignored-names.js";
import { linkTarget } from "./link-target.js";
import { LinkedFolders } from "./linked-folders.js";
import { notIgnored } from "./not-ignored.js";
import { sourceErrors } from "./source-errors.js";

export interface WalkOptions {
  readonly recursive: boolean;
  readonly hidden: boolean;
  readonly followSymlinks: boolean;
  readonly ignore: readonly string[];
}

/** Files that are looked at together: enough to hide the latency of the disk. */
const concurrency = 32;

/** A folder on the way down. Its names are held until it is done; those of folders beside it are not. */
interface Level {
  readonly path: string;
  /** Before each key of it: empty, or the folder's own key with a slash. */
  readonly prefix: string;
  readonly real: string;
  /** Whether a link has led here. */
  readonly linked: boolean;
  readonly entries: readonly FolderEntry[];
  at: number;
}

/** Walks a folder, each level in the order of its names, and yields its images as it finds them. */
export async function* walk(root: string, options: WalkOptions): AsyncGenerator<BatchSource> {
  const realRoot = await realpath(root);
  const links = new LinkedFolders([realRoot], options.hidden);
  const levels: Level[] = [await levelOf({ path: root, prefix: "", real: realRoot, linked: false }, root, options)];

  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { path, prefix, entries } = level;
    const plain = endOfPlain(entries, level.at);
    const files = mapConcurrently(entries.slice(level.at, plain), (entry) => fileSource(entry, path, prefix + entry.name), {
      concurrency,
    });
    for await (const source of files) if (source) yield source;
    const entry = entries[plain];
    level.at = plain + 1;
    if (!entry) {
      levels.pop();
      continue;
    }
    const key = prefix + entry.name;
    const below = join(path, entry.name);
    if (entry.bytes) {
      if (entry.kind === "folder" || kindByName(entry.name) === "image") {
        yield { key, image: image.file(below), problem: sourceErrors.undecodable(key) };
      }
      continue;
    }
    let { real, linked } = { real: join(level.real, entry.name), linked: level.linked };
    if (entry.kind === "link") {
      const target = await linkTarget(below);
      if (target.kind !== "folder") {
        const inside = target.kind === "broken" || options.followSymlinks || links.isInside(target.real);
        const source = await linkSource(target, inside, below, key);
        if (source) yield source;
        continue;
      }
      if (!options.recursive) continue;
      if (!options.followSymlinks) {
        if (!links.isInside(target.real)) yield { key, image: image.file(below), problem: sourceErrors.leadsOut(key) };
        continue;
      }
      real = target.real;
      linked = true;
    }
    if (linked && !links.enters(real)) continue;
    try {
      levels.push(await levelOf({ path: below, prefix: `${key}/`, real, linked }, root, options));
    } catch (cause) {
      yield { key, image: image.file(below), problem: sourceErrors.folder(key, cause) };
    }
  }
}

async function levelOf(level: Omit<Level, "entries" | "at">, root: string, options: WalkOptions): Promise<Level> {
  const entries = await folderEntries(level.path, (entry) => isWanted(entry, options));
  return { ...level, entries: withoutIgnored(entries, level.prefix, root, options.ignore), at: 0 };
}

function isWanted({ name, kind }: FolderEntry, { recursive, hidden }: WalkOptions): boolean {
  if (kind === "folder") return recursive && !isIgnoredFolder(name, hidden);
  if (kind === "link" && isIgnoredFolder(name, hidden)) return false;
  return !isIgnoredFile(name, hidden) && kindByName(name) !== "other";
}

function withoutIgnored(entries: FolderEntry[], prefix: string, root: string, ignore: readonly string[]): FolderEntry[] {
  if (ignore.length === 0) return entries;
  const kept = notIgnored(
    entries.map(({ name }) => prefix + name),
    ignore,
    root,
  );
  return entries.filter((_, place) => kept[place]);
}

/** The index of the next folder or link: entries before it need no decision. */
function endOfPlain(entries: readonly FolderEntry[], from: number): number {
  let at = from;
  while (entries[at]?.kind === "file" || entries[at]?.kind === "special") at++;
  return at;
}

const join = (folder: string, name: string): string => (folder.endsWith(sep) ? folder + name : folder + sep + name);
