import { loadImage } from "../image/load.js";
import type { ImageSource } from "../message.js";
import { sha256 } from "./sha256.js";

/** An image by its content. */
export interface ImageDigest {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Whether an image is elsewhere, so that its URL is all that is known of it here. */
export function isRemote(source: ImageSource): source is ImageSource & { readonly kind: "url" } {
  return source.kind === "url" && !/^data:/i.test(source.url);
}

/** @throws {ImageError} for what cannot be read */
export async function digestOf(source: ImageSource, signal: AbortSignal | undefined): Promise<ImageDigest> {
  const { bytes, mediaType } = await loadImage(source, { signal });
  return { sha256: await sha256(bytes), mediaType, bytes };
}
