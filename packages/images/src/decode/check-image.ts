import { ImageError } from "@legenda/core";
import { type ImageMediaType, sniffMediaType } from "@legenda/core/provider";
import { notAnImage } from "../header/not-an-image.js";
import { type ImageHeader, readDimensions } from "../header/read-dimensions.js";
import { checkSvg } from "./check-svg.js";
import { type DecodeLimits, defaultLimits } from "./decode-limits.js";

/** The only loaders that untrusted bytes are passed to, by media type: sharp's name of each. */
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
  /** `undefined` for an SVG, which has no header. */
  readonly header: ImageHeader | undefined;
}

/**
 * Checks the first bytes and the header before anything reaches a decoder.
 *
 * @throws {ImageError} if the image must not be decoded
 */
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
