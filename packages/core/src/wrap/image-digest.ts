import { loadImage } from "../image/load.js";
import type { ImageSource } from "../message.js";
import { sha256 } from "./sha256.js";

/** The content of an image. */
export interface ImageDigest {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Whether an image is remote: only its URL is known here. */
export function isRemote(source: ImageSource): source is ImageSource & { readonly kind: "url" } {
  return source.kind === "url" && !/^data:/i.test(source.url);
}

/** @throws {ImageError} for an image that cannot be read */
export async function digestOf(source: ImageSource, signal: AbortSignal | undefined): Promise<ImageDigest> {
  const { bytes, mediaType } = await loadImage(source, { signal });
  return { sha256: await sha256(bytes), mediaType, bytes };
}
