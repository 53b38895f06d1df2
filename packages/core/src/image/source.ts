import { ImageError } from "../errors/image-error.js";
import type { ImageSource } from "../message.js";
import { bytesOfBase64 } from "./base64.js";
import { sniffMediaType } from "./sniff.js";

/** The error for input that is not a recognisable image. `what` names the input. */
function notAnImage(what: string): ImageError {
  return new ImageError(`${what} is not an image in a known format (JPEG, PNG, GIF, WebP, AVIF, HEIC, BMP, TIFF or SVG).`, {
    reason: "not-an-image",
  });
}

/** Functions that create images for the slots of a template. They do not read or send anything. */
export const image: {
  /**
   * An image by its `http:`, `https:` or `data:` URL, or by a `gs:` URL. Google's models read the latter with the
   * permissions of your own key, so a plain string with one is not accepted elsewhere.
   */
  url(url: string | URL): ImageSource;
  /** An image file. It is read when the call is sent. Never pass a path from an untrusted source. */
  file(path: string | URL): ImageSource;
  /** An image by its bytes. They are not copied: do not change them until the call is finished. */
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
    if (!mediaType) throw notAnImage(view.length === 0 ? "An empty array" : `The input of image.bytes (${view.length} bytes)`);
    return { kind: "bytes", bytes: view, mediaType };
  },
  base64(text) {
    const bytes = bytesOfBase64(text.replace(/^data:[^,]*,/, ""));
    if (!bytes) throw notAnImage("The text passed to image.base64 is not base64, so it");
    return image.bytes(bytes);
  },
  blob: (blob) => ({ kind: "blob", blob }),
};

/**
 * Converts the input of an image slot to an image source.
 *
 * @throws {ImageError} for a string that is not a URL (a path is passed as `image.file(path)`), and for anything that is not an image
 * @example
 * toImageSource("https://example.com/wolf.jpg"); // { kind: "url", url: "https://example.com/wolf.jpg" }
 */
export function toImageSource(input: unknown): ImageSource {
  if (typeof input === "string" || input instanceof URL) return { kind: "url", url: checkUrl(String(input)) };
  if (input instanceof Uint8Array || input instanceof ArrayBuffer) return image.bytes(input);
  if (typeof Blob !== "undefined" && input instanceof Blob) return image.blob(input);
  if (isImageSource(input)) return input.kind === "url" ? image.url(input.url) : input;
  throw new ImageError(
    `${describe(input)} is not an image: pass a URL, bytes, a Blob, or the result of image.url, image.file, image.bytes, image.base64 or image.blob.`,
    { reason: "not-an-image" },
  );
}

/** Whether a value is a complete image source of any kind. */
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
  const safeUrl = shortUrl(url);
  if (scheme === "data") {
    throw new ImageError(`The data URI "${safeUrl}" does not contain an image: it must start with "data:image/".`, {
      reason: "bad-url",
      source: safeUrl,
    });
  }
  throw new ImageError(`"${safeUrl}" is not an http:, https: or data: URL. Pass a file on this machine as image.file(path).`, {
    reason: "bad-url",
    source: safeUrl,
  });
}

function checkPath(path: string | URL): string {
  if (typeof path === "string" && path !== "") return path;
  if (path instanceof URL && path.protocol === "file:" && path.host === "") {
    const decoded = decodeURIComponent(path.pathname);
    return /^\/[a-z]:\//i.test(decoded) ? decoded.slice(1) : decoded;
  }
  throw new ImageError("image.file needs a path or a file: URL.", { reason: "bad-url" });
}

/** A URL for messages: without its data, query and credentials, and shortened to 120 characters. */
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
