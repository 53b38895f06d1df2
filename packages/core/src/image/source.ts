import { ImageError } from "../errors/image-error.js";
import type { ImageSource } from "../message.js";
import { bytesOfBase64 } from "./base64.js";
import { sniffMediaType } from "./sniff.js";

/** Where a fault is mended by the caller: each maker of an image says what it takes. */
function notAnImage(what: string): ImageError {
  return new ImageError(
    `${what} is no image that can be told by its bytes (JPEG, PNG, GIF, WebP, AVIF, HEIC, BMP, TIFF or SVG).`,
    { reason: "not-an-image" },
  );
}

/** Makers of images for the slots of a template. Nothing is read or sent by them. */
export const image: {
  /**
   * An image by its `http:`, `https:` or `data:` URL; or by a `gs:` URL, which Google's models read with the rights of
   * your own key, so that it is taken here alone and never as a bare string.
   */
  url(url: string | URL): ImageSource;
  /** An image file. It is read when the call is sent; never pass a path that came from a stranger. */
  file(path: string | URL): ImageSource;
  /** An image by its bytes. They are not copied: leave them as they are until the call is done. */
  bytes(bytes: Uint8Array | ArrayBuffer): ImageSource;
  /** An image by its base64 text, with or without `data:…;base64,` before it. */
  base64(text: string): ImageSource;
  /** An image in a `Blob` or `File`. It is read when the call is sent. */
  blob(blob: Blob): ImageSource;
} = {
  url: (url) => ({ kind: "url", url: /^gs:\/\/[^/]+\/./.test(String(url)) ? String(url) : checkUrl(String(url)) }),
  file: (path) => ({ kind: "file", path: checkPath(path) }),
  bytes(bytes) {
    const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
    const mediaType = sniffMediaType(view);
    if (!mediaType)
      throw notAnImage(view.length === 0 ? "An empty array" : `What was given as image.bytes (${view.length} bytes)`);
    return { kind: "bytes", bytes: view, mediaType };
  },
  base64(text) {
    const bytes = bytesOfBase64(text.replace(/^data:[^,]*,/, ""));
    if (!bytes) throw notAnImage("The text given to image.base64 is not base64, so it");
    return image.bytes(bytes);
  },
  blob: (blob) => ({ kind: "blob", blob }),
};

/**
 * Turns what an image slot takes into an image source.
 *
 * @throws {ImageError} for a string that is no URL (a path must say `image.file(path)`), and for what is no image
 * @example
 * toImageSource("https://example.com/wolf.jpg"); // { kind: "url", url: "https://example.com/wolf.jpg" }
 */
export function toImageSource(input: unknown): ImageSource {
  if (typeof input === "string" || input instanceof URL) return { kind: "url", url: checkUrl(String(input)) };
  if (input instanceof Uint8Array || input instanceof ArrayBuffer) return image.bytes(input);
  if (typeof Blob !== "undefined" && input instanceof Blob) return image.blob(input);
  if (isImageSource(input)) return input.kind === "url" ? image.url(input.url) : input;
  throw new ImageError(
    `${describe(input)} is no image: pass a URL, bytes, a Blob, or what image.url, image.file, image.bytes, image.base64 or image.blob make.`,
    { reason: "not-an-image" },
  );
}

/** Whether a value is one of the four kinds of image source, whole. */
export function isImageSource(value: unknown): value is ImageSource {
  if (typeof value !== "object" || value === null) return false;
  const source = value as Partial<Record<string, unknown>>;
  switch (source.kind) {
    case "url":
      return typeof source.url === "string";
    case "bytes":
      return source.bytes instanceof Uint8Array && typeof source.mediaType === "string";
    case "blob":
      return typeof Blob !== "undefined" && source.blob instanceof Blob;
    case "file":
      return typeof source.path === "string";
    default:
      return false;
  }
}

function checkUrl(url: string): string {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === "data" && /^data:image\/[^,]*,./is.test(url)) return url;
  if ((scheme === "http" || scheme === "https") && URL.canParse(url)) return url;
  const shown = shortUrl(url);
  if (scheme === "data") {
    throw new ImageError(`The data URI "${shown}" holds no image: it must begin with "data:image/".`, {
      reason: "bad-url",
      source: shown,
    });
  }
  throw new ImageError(`"${shown}" is no http:, https: or data: URL. A file on this machine is passed as image.file(path).`, {
    reason: "bad-url",
    source: shown,
  });
}

function checkPath(path: string | URL): string {
  if (typeof path === "string" && path !== "") return path;
  if (path instanceof URL && path.protocol === "file:" && path.host === "") {
    const decoded = decodeURIComponent(path.pathname);
    return /^\/[a-z]:\//i.test(decoded) ? decoded.slice(1) : decoded;
  }
  throw new ImageError("image.file takes a path or a file: URL.", { reason: "bad-url" });
}

/** A URL as it may stand in a message: without its data, its query and its credentials, and not too long. */
export function shortUrl(url: string): string {
  const bare = url
    .replace(/^(data:[^,]{0,60})[\s\S]*$/i, "$1,…")
    .replace(/[?#][\s\S]*$/, "")
    .replace(/\/\/[^/@]*@/, "//");
  return bare.length > 120 ? `${bare.slice(0, 119)}…` : bare;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "object") return `An object of ${value.constructor?.name ?? "no class"}`;
  return `A ${typeof value}`;
}
