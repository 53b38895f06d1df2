import type { ImageCapabilities } from "@legenda/core/provider";
import type { Sharp } from "sharp";
import type { CheckedImage } from "../decode/check-image.js";
import type { DecodeLimits } from "../decode/decode-limits.js";
import { readPixels } from "../decode/decode-pixels.js";
import { guarded } from "../decode/guarded.js";
import { type Size, targetSize } from "../target-size.js";
import { encode } from "./encode.js";
import { traitsOf } from "./traits.js";

/** What a model takes, as its capabilities say. */
export type FitLimits = Pick<ImageCapabilities, "mediaTypes" | "maxBytes" | "maxEdge" | "maxPixels">;

export interface FitOptions {
  /**
   * Whether metadata must not leave (where the picture was taken, by whom, thumbnails of what was cut away). A file
   * with any is then encoded anew. With `false`, metadata alone is no reason to touch a file; one that is
   * encoded anew for another reason loses it all the same. On unless told otherwise.
   */
  readonly strip?: boolean;
  /**
   * JPEG quality to begin with, 1 to 100; 85 unless told otherwise. Where it is told, a JPEG or WebP that already fits
   * is encoded anew as well, and goes as it was only where that does not make it smaller.
   */
  readonly quality?: number;
  /** Bounds for reading the original; its `maxBytes` and `maxPixels` are those of the file that comes in. */
  readonly decode?: DecodeLimits;
}

export interface FittedImage {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Pixels of the picture as it is shown. */
  readonly width: number;
  readonly height: number;
  /** `false` where the bytes are those that came in. */
  readonly changed: boolean;
}

/**
 * Fits an image to what a model takes: upright, sRGB, opaque on white, without metadata, no larger than its limits and
 * never larger than it was. Photographs become JPEG; drawings, screenshots and text PNG where that costs little more.
 * Too many bytes lower the quality first, then the size. A file that already is all this is passed through untouched.
 *
 * @param limits `model.capabilities.images`, or limits of your own
 * @throws {ImageError} as `decodePixels`; `"too-large"` also for what cannot be made small enough.
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

/** What a lower quality makes smaller. */
const LOSSY: readonly string[] = ["image/jpeg", "image/webp"];

/**
 * A JPEG as a smaller JPEG, in one pipeline from file to file: it decodes, scales and encodes at once, and no
 * pixels are kept. What is in a JPEG has been smoothed already, so there is no other format to weigh against it.
 */
async function jpegAgain(image: Sharp, { width, height }: Size, quality: number): Promise<Omit<FittedImage, "changed">> {
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

/** Whether the file can go as it is. What is not known to be harmless cannot. */
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
