import type { ImagePart } from "@legenda/core";
import { type LoadedImage, loadImage } from "@legenda/core/provider";
import { decodePixels, downloadImage, type Pixels, type UrlPolicy } from "@legenda/images";

/**
 * Maximum length of an image's longer edge, in pixels. No supported model sees more at once, and a waiting request
 * then holds at most 12 MB per image.
 */
const maxEdge = 2048;

interface ReadOptions {
  readonly urls: UrlPolicy | undefined;
  readonly signal: AbortSignal;
}

/** Reads the images of a request as they are stored, and downloads those that are URLs. */
export function readImages(images: readonly ImagePart[], { urls, signal }: ReadOptions): Promise<readonly LoadedImage[]> {
  return Promise.all(
    images.map(({ image }) =>
      image.kind === "url" && /^\s*https?:/i.test(image.url)
        ? downloadImage(image.url, { ...urls, signal })
        : loadImage(image, { signal }),
    ),
  );
}

/** Decodes images one after the other, within the limits of `@legenda/images`. */
export async function decodeImages(
  images: readonly ImagePart[],
  loaded: readonly LoadedImage[],
  signal: AbortSignal,
): Promise<readonly Pixels[]> {
  const decoded: Pixels[] = [];
  for (const [index, { bytes }] of loaded.entries()) {
    decoded.push(await decodePixels(bytes, { maxEdge, signal, source: nameOf(images[index], index) }));
  }
  return decoded;
}

function nameOf(part: ImagePart | undefined, index: number): string {
  return part?.image.kind === "file" ? part.image.path : `Image ${index + 1} of the request`;
}
