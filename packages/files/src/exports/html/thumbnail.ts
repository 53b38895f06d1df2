import { ImageError, type ImageErrorReason, type ImageSource } from "@legenda/core";
import { base64OfBytes, loadImage } from "@legenda/core/provider";
import { fitImage } from "@legenda/images";
import { relativeUrl, webUrl } from "./image-url.js";

/** A picture as the page shows it, or why it shows none. */
export type Thumbnail =
  | { readonly src: string; readonly width: number | undefined; readonly height: number | undefined; readonly remote?: true }
  | { readonly missing: string };

export interface ThumbnailOptions {
  readonly thumbnails: "embed" | "link" | "none";
  /** Pixels of the longer edge of an embedded picture. */
  readonly edge: number;
  readonly remoteImages: boolean;
  /** The folder of the page. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

/** What is read of a file, and how long it is worked on, for so small a picture. */
const maxBytes = 50_000_000;
const timeoutMs = 10_000;

/** The picture of an image; `undefined` where none are asked for. */
export async function thumbnailOf(
  { image, width, height }: { image: ImageSource | undefined; width: number | undefined; height: number | undefined },
  { thumbnails, edge, remoteImages, folder, signal }: ThumbnailOptions,
): Promise<Thumbnail | undefined> {
  if (thumbnails === "none") return undefined;
  if (!image) return { missing: "The image was handed over in memory and is not kept." };
  if (image.kind === "url" && !/^data:/i.test(image.url)) {
    const src = webUrl(image.url);
    return src && remoteImages ? { src, width, height, remote: true } : { missing: "Not loaded: it lies on the network." };
  }
  if (thumbnails === "link" && image.kind === "file") return { src: relativeUrl(folder, image.path), width, height };
  try {
    const { bytes } = await loadImage(image, { maxBytes, signal });
    const limits = { mediaTypes: ["image/webp"], maxEdge: edge };
    const small = await fitImage(bytes, limits, { quality: 75, decode: { maxBytes, timeoutMs, signal } });
    return { src: `data:image/webp;base64,${base64OfBytes(small.bytes)}`, width: small.width, height: small.height };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof ImageError)) throw error;
    return { missing: reasons[error.reason] ?? "It cannot be shown." };
  }
}

/** The page's own texts: an error's message names the file by its whole path, which the page should not reveal. */
const reasons: Readonly<Partial<Record<ImageErrorReason, string>>> = {
  "not-found": "The file is not there any more.",
  "not-an-image": "The file is not an image.",
  "unsupported-type": "Images of this kind are not decoded.",
  unreadable: "The file cannot be read.",
  truncated: "The file is cut off.",
  "too-large": "The image is too large to be decoded here.",
  timeout: "The image takes too long to decode.",
};
