import { basename, dirname, join, resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { ImageError } from "@legenda/core";
import { printableName } from "../text/printable-name.js";
import { isWithin } from "./paths.js";
import { Siblings } from "./siblings.js";

export interface SidecarPlace {
  /** The sidecar's extension, without the dot, such as `"txt"`, `"caption"` or `"json"`. */
  readonly extension: string;
  /** The folder of the sidecars, in which they have the paths of their images' keys. @default beside each image */
  readonly folder?: string;
}

/**
 * The path of an image's sidecar: `bag.txt` beside `bag.jpg`, or in a folder by the image's key; `undefined` for an image that
 * is not a file, without a folder. Of several images whose names differ only in their extension, the first by name has
 * `bag.txt` and the others `bag.png.txt`, as they are written.
 *
 * @param siblings kept over many images, so that each folder is listed once
 * @throws {ImageError} if the key leads out of the folder
 */
export async function sidecarPath(
  source: Pick<BatchSource, "key" | "image">,
  place: SidecarPlace,
  siblings: Siblings = new Siblings(),
): Promise<string | undefined> {
  const { key, image } = source;
  const isFile = image.kind === "file" && image.path !== "";
  const isFirst =
    !isFile || (place.folder !== undefined && basename(key) !== basename(image.path)) || (await siblings.isFirst(image.path));
  const named = (path: string) => (isFirst ? withExtension(path, place.extension) : `${path}.${place.extension}`);
  if (place.folder === undefined) return isFile ? named(image.path) : undefined;
  const folder = resolve(place.folder);
  const path = resolve(folder, named(key));
  if (path !== folder && isWithin(folder, path)) return path;
  throw new ImageError(`The key ${printableName(key)} leads out of the sidecars' folder.`, {
    reason: "unreadable",
    source: printableName(key),
  });
}

function withExtension(path: string, extension: string): string {
  const name = basename(path);
  const stem = name.replace(/(?!^)\.[^.]*$/, "");
  return join(dirname(path), `${stem}.${extension}`);
}
