import type { Dirent } from "node:fs";
import { opendir, readdir } from "node:fs/promises";
import { decodedName } from "./decoded-name.js";

/** One name of a folder. */
export interface FolderEntry {
  readonly name: string;
  /** What the name itself is: a link is a link, wherever it leads. */
  readonly kind: "file" | "folder" | "link" | "special";
  /** The name's bytes, if they are not UTF-8: no path that is a text opens it. */
  readonly bytes?: Buffer;
}

/** The names of a folder that are wanted, in the order of their code units. */
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

/** Reads the names as bytes, to distinguish those that are not UTF-8 from those that hold a replacement character. */
async function entriesByBytes(path: string, wanted: (entry: FolderEntry) => boolean): Promise<FolderEntry[]> {
  const found = await readdir(path, { withFileTypes: true, encoding: "buffer" });
  const entries = found
    .sort((one, other) => Buffer.compare(one.name, other.name))
    .map((entry) => ({ ...decodedName(entry.name), kind: kindOf(entry), bytes: entry.name }));
  // A file may literally be called `\xFF.jpg`: it keeps its name, and the other gets another one.
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
