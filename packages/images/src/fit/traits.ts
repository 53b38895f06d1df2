import type { ImageMediaType } from "@legenda/core";
import { gifTraits } from "./traits-gif.js";
import { jpegTraits } from "./traits-jpeg.js";
import { pngTraits } from "./traits-png.js";
import { webpTraits } from "./traits-webp.js";

/**
 * What a file holds besides one plain picture (8 bits, sRGB or grey, opaque, whole):
 * - `metadata`: EXIF, XMP, comments, thumbnails, or anything else that no decoder needs, bytes after the end included
 * - `colour`: another colour space than sRGB, CMYK, or more than 8 bits
 * - `alpha`: transparency, which each model fills with a colour of its own
 * - `animation`: more than one frame
 * - `cut`: no proper end
 */
export type Trait = "metadata" | "colour" | "alpha" | "animation" | "cut";

/**
 * The traits of a file that a model may take as it is; `undefined` for a format that is always encoded anew.
 * Only what is known to be harmless counts as plain: an unknown chunk is metadata.
 */
export function traitsOf(bytes: Uint8Array, mediaType: ImageMediaType): ReadonlySet<Trait> | undefined {
  switch (mediaType) {
    case "image/jpeg":
      return jpegTraits(bytes);
    case "image/png":
      return pngTraits(bytes);
    case "image/gif":
      return gifTraits(bytes);
    case "image/webp":
      return webpTraits(bytes);
    default:
      return undefined;
  }
}
