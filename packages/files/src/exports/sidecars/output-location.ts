import { join, resolve } from "node:path";
import type { BatchResult } from "@legenda/batch";
import { quotePath } from "../../text/printable-name.js";

/** The path of an image, or the path that it would have in the folder of the outputs; or why there is none. */
export type OutputLocation = { readonly path: string } | { readonly problem: string };

/** The path beside which the files of an image are written. */
export function outputLocation(
  { key, image }: Pick<BatchResult, "key" | "image">,
  folder: string | undefined,
  platform: NodeJS.Platform = process.platform,
): OutputLocation {
  if (folder === undefined) {
    if (image?.kind === "file" && image.path !== "") return { path: resolve(image.path) };
    return { problem: `${quotePath(key)} is not a file, so no file can be written beside it. Name a folder for the outputs.` };
  }
  const segments = isAddress(key) ? segmentsOfAddress(key) : key.split(platform === "win32" ? /[/\\]/ : "/");
  const fault = segments.map((segment) => faultOf(segment, platform)).find((found) => found !== undefined);
  if (segments.length > 0 && fault === undefined) return { path: join(resolve(folder), ...segments) };
  return { problem: `${quotePath(key)} ${fault ?? "is empty"}, so no file is written for it. Give the image another name.` };
}

const isAddress = (key: string): boolean => /^https?:\/\//i.test(key) && URL.canParse(key);

/** `https://example.com/a/b.jpg?v=2` is `example.com/a/b.jpg_v=2`: characters that some systems forbid become `_`. */
function segmentsOfAddress(key: string): string[] {
  const { host, pathname, search } = new URL(key);
  const named = `${host}${pathname}`.split("/").filter((segment) => segment !== "");
  const last = named.length - 1;
  const whole = named.map((segment, index) => decoded(segment) + (index === last ? search.replace(/^\?/, "_") : ""));
  return whole.map((segment) => segment.replace(/[\p{Cc}<>:"/\\|?*]/gu, "_").slice(-150));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Names of devices on Windows, whatever their extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)/i;

/** Names are refused on every system that could not be copied to another one, or that would lead out of the folder. */
function faultOf(segment: string, platform: NodeJS.Platform): string | undefined {
  if (segment === "" || segment === "." || segment === "..") return "would lead out of its folder";
  if (segment.includes("\0")) return "holds a zero character";
  if (device.test(segment)) return "is the name of a device on Windows";
  if (platform === "win32" && (/[<>:"|?*\p{Cc}]/u.test(segment) || /[. ]$/.test(segment)))
    return "is not a valid name on Windows";
  return undefined;
}
