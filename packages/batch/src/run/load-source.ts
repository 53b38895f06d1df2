import { ImageError, type ImageSize, type ImageSource } from "@legenda/core";
import { loadImage } from "@legenda/core/provider";
import { readDimensions } from "@legenda/images";
import { sha256 } from "../sha256.js";

/** An image as it is passed to the function: loaded once. */
export interface LoadedSource {
  readonly image: ImageSource;
  /** The hash of its bytes, or of its URL where the provider fetches it. */
  readonly hash: string;
  /** `undefined` for a URL. */
  readonly bytes: Uint8Array | undefined;
  /** Pixels as shown; `undefined` for a URL, and where the header cannot be read. */
  readonly size: ImageSize | undefined;
}

/** @throws {ImageError} for an image that cannot be read, or a file that is not an image */
export async function loadSource(source: ImageSource, signal: AbortSignal): Promise<LoadedSource> {
  if (source.kind === "url" && !/^data:/i.test(source.url)) {
    return { image: source, hash: sha256(source.url), bytes: undefined, size: undefined };
  }
  const { bytes, mediaType } = await loadImage(source, { signal });
  return { image: { kind: "bytes", bytes, mediaType }, hash: sha256(bytes), bytes, size: headerSize(bytes) };
}

/** The size by the header; `undefined` where it cannot be read: some formats have no header that we read. */
export function headerSize(bytes: Uint8Array): ImageSize | undefined {
  try {
    const { width, height } = readDimensions(bytes);
    return { width, height };
  } catch (error) {
    if (error instanceof ImageError) return undefined;
    throw error;
  }
}
