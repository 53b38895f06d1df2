import { ImageError } from "@legenda/core";
import { type ImageMediaType, sniffMediaType } from "@legenda/core/provider";
import { notAnImage } from "../header/not-an-image.js";
import { type ImageDimensions, readDimensions } from "../header/read-dimensions.js";
import { checkSvg } from "./check-svg.js";
import { type DecodeLimits, defaultLimits } from "./decode-limits.js";

/** The loaders that are let near a stranger's bytes, by media type, and what sharp calls them. */
const LOADERS: Partial<Readonly<Record<ImageMediaType, string>>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/avif": "heif",
  "image/heic": "heif",
  "image/tiff": "tiff",
  "image/svg+xml": "svg",
};

/** An image that passed the checks which need no decoding. */
export interface CheckedImage {
  readonly bytes: Uint8Array;
  readonly mediaType: ImageMediaType;
  /** The name of the only loader that may decode it. */
  readonly loader: string;
  /** What the header says; an SVG has none. */
  readonly header: ImageDimensions | undefined;
}

/** Refuses by the first bytes and the header what must not reach a decoder. */
export function checkImage(bytes: Uint8Array, limits: DecodeLimits): CheckedImage {
  const { maxBytes = defaultLimits.maxBytes, maxPixels = defaultLimits.maxPixels } = limits;
  if (bytes.length > maxBytes) {
    throw new ImageError(`The image has ${bytes.length} bytes, more than the ${maxBytes} allowed.`, { reason: "too-large" });
  }
  const mediaType = sniffMediaType(bytes);
  if (mediaType === undefined) throw notAnImage(bytes);
  const loader = LOADERS[mediaType];
  if (!loader) {
    throw new ImageError(`${mediaType} cannot be decoded here. Convert the image to PNG or JPEG first.`, {
      reason: "unsupported-type",
      mediaType,
    });
  }
  if (mediaType === "image/svg+xml") {
    checkSvg(bytes, limits);
    return { bytes, mediaType, loader, header: undefined };
  }
  const header = readDimensions(bytes);
  const { width, height } = header;
  if (width * height > maxPixels) {
    throw new ImageError(`The image is ${width} x ${height}, more than the ${maxPixels} pixels allowed.`, {
      reason: "too-large",
      mediaType,
    });
  }
  return { bytes, mediaType, loader, header };
}
