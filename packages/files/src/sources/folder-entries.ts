import type { Dirent } from "node:fs";
import { opendir, readdir } from "node:fs/promises";
import { decodedName } from "./decoded-name.js";

/** One name of a folder. */
export interface FolderEntry {
  readonly name: string;
  /** What stands under the name itself: a link is a link, wherever it leads. */
  readonly kind: "file" | "folder" | "link" | "special";
  /** The name's bytes, where they are no UTF-8: no path that is a text opens it. */
  readonly bytes?: Buffer;
}

/** The names of a folder in the order of their code units, without those that are not wanted. */
export async function folderEntries(path: string, wanted: (entry: FolderEntry) => boolean): Promise<FolderEntry[]> {
  const entries: FolderEntry[] = [];
  let odd = false;
  for await (const found of await opendir(path, { bufferSize: 256 })) {
    const entry = { name: found.name, kind: kindOf(found) };
    odd ||= entry.name.includes("\u{FFFD}");
    if (wanted(entry)) entries.push(entry);
  }
  return (odd ? await entriesByBytes(path, wanted) : entries).sort(byName);
}

/** Reads the names as bytes, to tell those that are no UTF-8 from those that hold a replacement character. */
async function entriesByBytes(path: string, wanted: (entry: FolderEntry) => boolean): Promise<FolderEntry[]> {
  const found = await readdir(path, { withFileTypes: true, encoding: "buffer" });
  const entries = found
    .sort((one, other) => Buffer.compare(one.name, other.name))
    .map((entry) => ({ ...decodedName(entry.name), kind: kindOf(entry), bytes: entry.name }));
  // A file may be called `\xFF.jpg` in so many letters: it keeps its name, and the other's is told apart.
  const taken = new Set(entries.flatMap(({ name, whole }) => (whole ? [name] : [])));
  return entries
    .map(({ name, whole, kind, bytes }): FolderEntry => {
      if (whole) return { name, kind };
      const free = freeName(name, taken);
      taken.add(free);
      return { name: free, kind, bytes };
    })
    .filter(wanted);
}

const freeName = (name: string, taken: ReadonlySet<string>): string => (taken.has(name) ? freeName(`\\${name}`, taken) : name);

function kindOf(entry: Dirent | Dirent<Buffer>): FolderEntry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "special";
}

const byName = (one: FolderEntry, other: FolderEntry): number => (one.name < other.name ? -1 : 1);
