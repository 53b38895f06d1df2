import type { ImageMediaType } from "@legenda/core/provider";
import type { Trait } from "./trait.js";
import { gifTraits } from "./traits-gif.js";
import { jpegTraits } from "./traits-jpeg.js";
import { pngTraits } from "./traits-png.js";
import { webpTraits } from "./traits-webp.js";

/**
 * The traits of a file that may be sent as it is; `undefined` for a format that is always re-encoded.
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
