import { ImageError } from "@legenda/core";
import { ByteView } from "../header/byte-view.js";
import { type JpegSegment, jpegSegments } from "../header/jpeg.js";
import { isSrgbProfile } from "./srgb-profile.js";
import type { Trait } from "./trait.js";

const APP0 = 0xe0;
const APP2 = 0xe2;
const ADOBE = 0xee;
const COMMENT = 0xfe;
const END = 0xd9;
/** The JFIF segment without a thumbnail in it. */
const JFIF_LENGTH = 14;

export function jpegTraits(bytes: Uint8Array): Set<Trait> {
  const view = new ByteView(bytes, "JPEG");
  const traits = new Set<Trait>();
  try {
    for (const segment of jpegSegments(view)) {
      const trait = traitOf(view, bytes, segment);
      if (trait) traits.add(trait);
      if (segment.marker === END && segment.end !== bytes.length) traits.add("metadata");
    }
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    traits.add("truncated");
  }
  return traits;
}

function traitOf(view: ByteView, bytes: Uint8Array, { marker, start, end }: JpegSegment): Trait | undefined {
  if (marker >= 0xc0 && marker <= 0xc3) {
    // Precision, height, width, and the number of components: 4 is CMYK.
    return view.u8(start) === 8 && view.u8(start + 5) <= 3 ? undefined : "colour";
  }
  if (marker === APP0) return end - start === JFIF_LENGTH && view.text(start, 5) === "JFIF\0" ? undefined : "metadata";
  if (marker === APP2 && view.text(start, Math.min(12, end - start)) === "ICC_PROFILE\0") {
    const isWhole = view.u8(start + 13) === 1;
    return isWhole && isSrgbProfile(bytes.subarray(start + 14, end)) ? undefined : "colour";
  }
  if (marker === ADOBE) return end - start === 12 ? undefined : "metadata";
  return (marker > APP0 && marker <= 0xef) || marker === COMMENT ? "metadata" : undefined;
}
