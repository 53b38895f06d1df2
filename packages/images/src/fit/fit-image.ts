import type { ImageSize } from "@legenda/core";
import type { ImageCapabilities } from "@legenda/core/provider";
import type { Sharp } from "sharp";
import type { CheckedImage } from "../decode/check-image.js";
import type { DecodeLimits } from "../decode/decode-limits.js";
import { readPixels } from "../decode/decode-pixels.js";
import { guarded } from "../decode/guarded.js";
import { targetSize } from "../target-size.js";
import { encode } from "./encode.js";
import { traitsOf } from "./traits.js";

/** The limits of a model, as in its capabilities. */
export type FitLimits = Pick<ImageCapabilities, "mediaTypes" | "maxBytes" | "maxEdge" | "maxPixels">;

export interface FitOptions {
  /**
   * Whether to remove metadata (where the picture was taken, by whom, thumbnails of what was cropped): a file with any
   * is re-encoded. With `false`, metadata alone is not a reason to re-encode a file; one that is re-encoded for another
   * reason loses its metadata anyway.
   *
   * @default true
   */
  readonly strip?: boolean;
  /**
   * Initial JPEG quality, 1 to 100. If it is set, a JPEG or WebP that already fits is re-encoded as well, and kept only
   * where that does not make it smaller.
   *
   * @default 85
   */
  readonly quality?: number;
  /** Limits for reading the original; `maxBytes` and `maxPixels` are those of the input file. */
  readonly decode?: DecodeLimits;
}

export interface FittedImage {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** In pixels, of the picture as it is displayed. */
  readonly width: number;
  readonly height: number;
  /** `false` if the bytes are those of the input. */
  readonly changed: boolean;
}

/**
 * Fits an image to the limits of a model: upright, sRGB, opaque on white, without metadata, no larger than its limits and
 * never larger than it was. Photographs become JPEG; drawings, screenshots and text PNG where that costs little more.
 * If it has too many bytes, first the quality is lowered, then the size. A file that already fits is returned unchanged.
 *
 * @param limits `model.capabilities.images`, or limits of your own
 * @throws {ImageError} as `decodePixels`; `"too-large"` also if it cannot be made small enough
 *
 * @example
 * import { readFile } from "node:fs/promises";
 * import { fitImage } from "@legenda/images";
 *
 * const limits = { mediaTypes: ["image/jpeg", "image/png"], maxEdge: 1568, maxBytes: 5_000_000 };
 * const { bytes, mediaType, width, height } = await fitImage(await readFile("wolf.tiff"), limits);
 */
export function fitImage(bytes: Uint8Array, limits: FitLimits, options: FitOptions = {}): Promise<FittedImage> {
  const { quality = 85, strip = true, decode = {} } = options;
  return guarded(bytes, decode, async (open, checked) => {
    const untouched = isFitting(checked, limits, strip)
      ? { bytes, mediaType: checked.mediaType, width: checked.header.width, height: checked.header.height, changed: false }
      : undefined;
    const shrinks = options.quality !== undefined && LOSSY.includes(checked.mediaType);
    if (untouched && !shrinks) return untouched;
    const smaller = (encoded: Omit<FittedImage, "changed">): FittedImage =>
      untouched && encoded.bytes.length >= bytes.length ? untouched : { ...encoded, changed: true };
    const target = targetSize(checked.header ?? (await open().metadata()), limits);
    const maxBytes = limits.maxBytes ?? Number.POSITIVE_INFINITY;
    if (checked.mediaType === "image/jpeg" && limits.mediaTypes.includes("image/jpeg")) {
      const jpeg = await jpegAgain(open(), target, quality);
      if (jpeg.bytes.length <= maxBytes) return smaller(jpeg);
    }
    // Resizing within the decoding pipeline lets libvips skip pixels as it loads (JPEG, WebP, SVG).
    const pixels = await readPixels(open(), target);
    const encoded = await encode(pixels, { mediaTypes: limits.mediaTypes, maxBytes, quality });
    return smaller(encoded);
  });
}

/** Formats that a lower quality makes smaller. */
const LOSSY: readonly string[] = ["image/jpeg", "image/webp"];

/**
 * Re-encodes a JPEG in one pipeline that decodes, scales and encodes, without keeping the pixels. No other format is
 * tried, since the picture already has JPEG's artefacts.
 */
async function jpegAgain(image: Sharp, { width, height }: ImageSize, quality: number): Promise<Omit<FittedImage, "changed">> {
  const { data, info } = await image
    .resize({ width, height, fit: "fill" })
    .toColourspace("srgb")
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  return {
    bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    mediaType: "image/jpeg",
    width: info.width,
    height: info.height,
  };
}

/** Whether the file can be sent as it is: nothing in it is unknown, and nothing needs a change. */
function isFitting(
  image: CheckedImage,
  limits: FitLimits,
  strip: boolean,
): image is CheckedImage & { header: NonNullable<CheckedImage["header"]> } {
  const { header, mediaType, bytes } = image;
  if (header?.orientation !== 1 || !limits.mediaTypes.includes(mediaType)) return false;
  if (bytes.length > (limits.maxBytes ?? Number.POSITIVE_INFINITY)) return false;
  const target = targetSize(header, limits);
  if (target.width !== header.width || target.height !== header.height) return false;
  const traits = traitsOf(bytes, mediaType);
  return traits !== undefined && [...traits].every((trait) => trait === "metadata" && !strip);
}
