import { sep } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { image } from "@legenda/core";
import { extensionOf, kindByName } from "../paths/image-extensions.js";
import type { FolderEntry } from "./folder-entries.js";
import type { LinkTarget } from "./link-target.js";
import { sniffFileType } from "./sniff-file-type.js";
import { sourceErrors } from "./source-errors.js";

/** The source for a name of a folder; `undefined` if it is not an image. Folders and links are handled elsewhere. */
export async function fileSource(entry: FolderEntry, folder: string, key: string): Promise<BatchSource | undefined> {
  const path = `${folder}${folder.endsWith(sep) ? "" : sep}${entry.name}`;
  const named = kindByName(entry.name);
  if (named === "other" || (named === "unknown" && entry.kind === "special")) return undefined;
  const source = { key, image: image.file(path) };
  if (entry.kind === "special") return { ...source, problem: sourceErrors.special(key) };
  if (named === "unknown") {
    const bytes = entry.bytes && Buffer.concat([Buffer.from(folder + sep), entry.bytes]);
    try {
      if (!(await sniffFileType(bytes ?? path))) return undefined;
    } catch (cause) {
      return { ...source, problem: sourceErrors.unseen(key, cause) };
    }
  }
  return entry.bytes ? { ...source, problem: sourceErrors.undecodable(key) } : source;
}

/** The source for a link that does not lead to a folder. `inside`: whether its target may be read. */
export async function linkSource(
  target: LinkTarget,
  inside: boolean,
  path: string,
  key: string,
): Promise<BatchSource | undefined> {
  const source = { key, image: image.file(path) };
  const named = kindByName(key);
  if (target.kind === "broken")
    return named === "image" ? { ...source, problem: sourceErrors.broken(key, target.cause) } : undefined;
  if (target.kind === "special") return named === "image" ? { ...source, problem: sourceErrors.special(key) } : undefined;
  if (named === "other" || target.kind === "folder") return undefined;
  if (!inside) {
    // A file outside is not opened to see what it is.
    const known = named === "image" || (extensionOf(key) === "" && kindByName(target.real) === "image");
    return known ? { ...source, problem: sourceErrors.leadsOut(key) } : undefined;
  }
  if (named === "image") return source;
  try {
    return (await sniffFileType(target.real)) ? source : undefined;
  } catch (cause) {
    return { ...source, problem: sourceErrors.unseen(key, cause) };
  }
}
