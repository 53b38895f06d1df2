import { isAbsolute, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { ImageSource } from "@legenda/core";

/** From a folder to a file, as a relative URL in which no character of a name means anything; of another drive, a `file:` URL. */
export function relativeUrl(folder: string, path: string): string {
  const way = relative(folder, path);
  if (isAbsolute(way)) return pathToFileURL(path).href;
  return way
    .split(sep)
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");
}

/** An address for a link: `http:` or `https:` and without a password; `undefined` for any other. */
export function webUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return undefined;
  parsed.username = "";
  parsed.password = "";
  return parsed.href;
}

/** What a browser shows as a picture and never as a page of its own, by its name. */
const pictures = /\.(jpe?g|png|gif|webp|avif|bmp)$/i;

/**
 * Where the whole image is opened from the page; `undefined` where it is not. A file of another name might be a page with
 * scripts. A page that holds its pictures itself may be passed on, so it reveals no path above its own folder.
 */
export function openUrl(
  image: ImageSource | undefined,
  { folder, thumbnails }: { folder: string; thumbnails: "embed" | "link" | "none" },
): string | undefined {
  if (image?.kind === "url") return webUrl(image.url);
  if (image?.kind !== "file" || thumbnails === "none" || !pictures.test(image.path)) return undefined;
  const url = relativeUrl(folder, image.path);
  return thumbnails === "embed" && /^(\.\.|file:)/.test(url) ? undefined : url;
}
