import { ImageError, type ImageSize } from "@legenda/core";
import sharp from "sharp";
import type { Pixels } from "../decode/decode-pixels.js";
import { scaledBy } from "../target-size.js";
import { flatness } from "./flatness.js";

/** The output formats, in order of preference. */
const WRITTEN = ["image/jpeg", "image/png", "image/webp"] as const;
type Written = (typeof WRITTEN)[number];

export interface Encoded extends ImageSize {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

interface EncodeOptions {
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
  /** JPEG and WebP quality to begin with. */
  readonly quality: number;
}

/** The share of flat pixels from which PNG is tried: below it a picture is a photograph, and PNG only costs time. */
const FLAT = 0.25;
/** PNG keeps letters sharp, so it may be up to this many times as large as the JPEG. */
const PNG_WORTH = 1.5;
/** Below this quality fewer pixels look better than coarser ones. */
const MIN_QUALITY = 55;
/** In pixels. A picture whose longer edge is below this shows nothing any more. */
const MIN_EDGE = 32;

/** Writes pixels in the format that suits them, under the byte limit: lower quality first, then fewer pixels. */
export async function encode(pixels: Pixels, { mediaTypes, maxBytes, quality }: EncodeOptions): Promise<Encoded> {
  const lossy = WRITTEN.find((type) => type !== "image/png" && mediaTypes.includes(type));
  const takesPng = mediaTypes.includes("image/png");
  if (!lossy && !takesPng) {
    throw new ImageError(`The model accepts none of ${WRITTEN.join(", ")}, the formats that images are converted to.`, {
      reason: "unsupported-type",
    });
  }
  const isGraphic = flatness(pixels) >= FLAT;
  const write = (type: Written, size: ImageSize, at: number) => encodeAs(type, pixels, { size, quality: at, isGraphic });
  const whole: ImageSize = { width: pixels.width, height: pixels.height };

  let best = lossy ? await write(lossy, whole, quality) : await write("image/png", whole, quality);
  if (lossy && takesPng && isGraphic) {
    const png = await write("image/png", whole, quality);
    if (png.bytes.length <= maxBytes && png.bytes.length <= best.bytes.length * PNG_WORTH) return png;
  }
  for (let at = quality - 10; lossy && best.bytes.length > maxBytes && at >= MIN_QUALITY; at -= 10) {
    best = await write(lossy, whole, at);
  }
  while (best.bytes.length > maxBytes) {
    // Bytes grow roughly with the number of pixels; the bounds keep a wrong estimate from stalling or overshooting.
    const factor = Math.min(0.9, Math.max(0.3, 0.95 * Math.sqrt(maxBytes / best.bytes.length)));
    const size = scaledBy(best, factor);
    if (Math.max(size.width, size.height) < MIN_EDGE) {
      throw new ImageError(`The image cannot be reduced to ${maxBytes} bytes.`, { reason: "too-large" });
    }
    best = await write(lossy ?? "image/png", size, Math.min(quality, 70));
  }
  return best;
}

async function encodeAs(
  mediaType: Written,
  { data, width, height, channels }: Pixels,
  { size, quality, isGraphic }: { size: ImageSize; quality: number; isGraphic: boolean },
): Promise<Encoded> {
  const image = sharp(data, { raw: { width, height, channels } });
  if (size.width !== width || size.height !== height) image.resize({ ...size, fit: "fill" });
  // Filters help smooth colours; flat areas are smaller, and written faster, without.
  if (mediaType === "image/png") image.png({ adaptiveFiltering: !isGraphic });
  else if (mediaType === "image/webp") image.webp({ quality });
  // Coloured letters smear where colour is halved; photographs do not show it.
  else image.jpeg({ quality, chromaSubsampling: isGraphic ? "4:4:4" : "4:2:0" });
  return { bytes: new Uint8Array(await image.toBuffer()), mediaType, ...size };
}
