import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ImageError, type ImageSource, image } from "@legenda/core";
import { shortUrl } from "@legenda/core/provider";
import { keyOfPath } from "../paths/paths.js";
import { printableName } from "../text/printable-name.js";

/** Where an image is, according to a list or a table. */
export interface ImageLocation {
  readonly image: ImageSource;
  /** The absolute path, for a file. */
  readonly path?: string;
}

/** For an item whose location is refused: nothing that could be opened by mistake. */
export const nowhere: ImageSource = { kind: "file", path: "" };

/**
 * Reads a text as an http(s) URL, a `file:` URL or a path relative to a folder.
 *
 * @throws {ImageError} for anything else, such as a data URI
 */
export function parseLocation(text: string, folder: string): ImageLocation {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === "http" || scheme === "https") return { image: image.url(text) };
  if (/^data:/i.test(text))
    throw refused(text, "is a data URI, which is not accepted here: save the image as a file and name that");
  if (scheme === undefined && !/^file:/i.test(text)) return locationOf(resolve(folder, checkedName(text)));
  if (scheme !== undefined && scheme !== "file") throw refused(text, "is neither a path nor an http: or https: URL");
  let path: string;
  try {
    path = fileURLToPath(text);
  } catch {
    throw refused(text, "is not a file: URL of this machine");
  }
  return locationOf(checkedName(path));
}

const locationOf = (path: string): ImageLocation => ({ image: image.file(path), path });

function checkedName(path: string): string {
  if (path.includes("\0")) throw refused(path, "holds a zero character, which no path does");
  return path;
}

function refused(text: string, why: string): ImageError {
  const source = printableName(shortUrl(text));
  return new ImageError(`${source} ${why}.`, { reason: "bad-url", source });
}

/** The key of an image that is named by its location: its path below the base, or its URL without a user's name and password. */
export function keyOfLocation({ image: source, path }: ImageLocation, base: string): string {
  if (path !== undefined) return keyOfPath(path, base);
  return source.kind === "url" ? withoutCredentials(source.url) : "";
}

/** A key is written to every output: a password in a URL is not. */
export function withoutCredentials(text: string): string {
  return text.replace(/^(https?:\/\/)[^/?#]*@/i, "$1");
}
