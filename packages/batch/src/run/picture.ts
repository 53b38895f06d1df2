import { ImageError, type ImageSource, loadImage } from "@legenda/core";
import { readDimensions } from "@legenda/images";
import { sha256 } from "../sha256.js";

/** An image as it is handed to the function: read once, and known by its bytes. */
export interface Picture {
  readonly image: ImageSource;
  /** The hash of its bytes, or of its URL where the provider fetches it. */
  readonly hash: string;
  /** `undefined` for a URL. */
  readonly bytes: Uint8Array | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** @throws {ImageError} for an image that cannot be read, or is none */
export async function readPicture(source: ImageSource, signal: AbortSignal): Promise<Picture> {
  if (source.kind === "url" && !/^data:/i.test(source.url)) {
    return { image: source, hash: sha256(source.url), bytes: undefined, width: undefined, height: undefined };
  }
  const { bytes, mediaType } = await loadImage(source, { signal });
  return { image: { kind: "bytes", bytes, mediaType }, hash: sha256(bytes), bytes, ...sizeOf(bytes) };
}

/** A header that cannot be read is left to whoever decodes the picture: some formats have none that we know. */
function sizeOf(bytes: Uint8Array): { readonly width: number | undefined; readonly height: number | undefined } {
  try {
    const { width, height } = readDimensions(bytes);
    return { width, height };
  } catch (error) {
    if (error instanceof ImageError) return { width: undefined, height: undefined };
    throw error;
  }
}
