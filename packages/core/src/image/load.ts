import { ImageError } from "../errors/image-error.js";
import type { ImageSource } from "../message.js";
import { bytesOfBase64 } from "./base64.js";
import { sniffMediaType } from "./sniff.js";
import { shortUrl } from "./source.js";

/** An image in memory, with the media type of its bytes. */
export interface LoadedImage {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface LoadImageOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * The maximum size of a file or blob in bytes.
   *
   * @default 100_000_000
   */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 100_000_000;

/**
 * Reads an image source into memory: bytes as they are (not copied), a blob, a file, or a data URI.
 * It opens no connection: an `http:` or `https:` URL is an error here, since providers that accept URLs get it as it
 * is, and the guarded download of `@legenda/images` fetches it for the others.
 *
 * @throws {ImageError} with the name of the file or the URL
 * @example
 * const { bytes, mediaType } = await loadImage(image.file("wolf.jpg"));
 */
export async function loadImage(source: ImageSource, options: LoadImageOptions = {}): Promise<LoadedImage> {
  options.signal?.throwIfAborted();
  switch (source.kind) {
    case "bytes":
      return { bytes: source.bytes, mediaType: source.mediaType };
    case "blob": {
      const name = (source.blob as { name?: string }).name ?? "The blob";
      checkSize(source.blob.size, name, options);
      return sniffed(new Uint8Array(await source.blob.arrayBuffer()), name);
    }
    case "file":
      return sniffed(await readFile(source.path, options), source.path);
    case "url":
      return sniffed(bytesOfDataUri(source.url), shortUrl(source.url));
    default:
      throw new TypeError(`Unknown kind of image source: ${(source satisfies never as { kind: unknown }).kind}`);
  }
}

function sniffed(bytes: Uint8Array, name: string): LoadedImage {
  const mediaType = sniffMediaType(bytes);
  if (mediaType) return { bytes, mediaType };
  const what = bytes.length === 0 ? "is empty" : "is not an image in a known format";
  throw new ImageError(`${name} ${what}.`, { reason: "not-an-image", source: name });
}

function checkSize(size: number, name: string, { maxBytes = defaultMaxBytes }: LoadImageOptions): void {
  if (size <= maxBytes) return;
  throw new ImageError(`${name} has ${size} bytes, and the limit is ${maxBytes}.`, { reason: "too-large", source: name });
}

function bytesOfDataUri(url: string): Uint8Array {
  const match = /^data:([^,]*),/i.exec(url);
  if (!match) {
    throw new ImageError(
      `${shortUrl(url)} is not fetched here. Fetch it with downloadImage of @legenda/images, or pass its bytes.`,
      { reason: "bad-url", source: shortUrl(url) },
    );
  }
  const data = url.slice(match[0].length);
  const bytes = /;\s*base64\s*$/i.test(match[1] ?? "")
    ? bytesOfBase64(decodePercent(data))
    : new TextEncoder().encode(decodePercent(data));
  if (bytes) return bytes;
  throw new ImageError(`The data URI ${shortUrl(url)} is not base64.`, { reason: "bad-url", source: shortUrl(url) });
}

function decodePercent(text: string): string {
  try {
    return text.includes("%") ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

async function readFile(path: string, options: LoadImageOptions): Promise<Uint8Array> {
  // Not an import, which would fail in bundles for browsers and edge runtimes.
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (!files) {
    throw new ImageError(`${path} cannot be read: this runtime has no file system. Pass the image's bytes or a Blob.`, {
      reason: "unreadable",
      source: path,
    });
  }
  try {
    // Checked before opening it, since opening a pipe would wait for its writer.
    const stat = await files.stat(path);
    if (!stat.isFile()) throw new ImageError(`${path} is not a file.`, { reason: "unreadable", source: path });
    checkSize(stat.size, path, options);
    return await files.readFile(path, { signal: options.signal });
  } catch (error) {
    if (error instanceof ImageError || options.signal?.aborted) throw error;
    const missing = (error as { code?: string }).code === "ENOENT";
    throw new ImageError(
      missing ? `${path} does not exist.` : `${path} cannot be read (${(error as { code?: string }).code ?? "unknown reason"}).`,
      {
        reason: missing ? "not-found" : "unreadable",
        source: path,
        cause: error,
      },
    );
  }
}
