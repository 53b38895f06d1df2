import type { Sharp } from "sharp";
import { type Size, targetSize } from "../target-size.js";
import type { DecodeLimits } from "./decode-limits.js";
import { guarded } from "./guarded.js";

export interface DecodeOptions extends DecodeLimits {
  /** The most pixels of the longer edge: a larger picture is scaled down while it is decoded, a smaller one stays. */
  readonly maxEdge?: number;
}

/** A picture as 8-bit sRGB: red, green, blue of each pixel, row by row from the top left, with no gap. */
export interface Pixels {
  /** `width * height * 3` bytes. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
}

/**
 * Decodes an image that a stranger may have made. The header is read first; the file's bytes, its pixels and the
 * time are limited; only the loaders of JPEG, PNG, WebP, GIF, AVIF and TIFF are let near it (SVG with `svg: true`).
 * The picture comes out as people see it: its first frame, upright, in sRGB, transparency on white.
 *
 * @throws {ImageError} `"not-an-image"`, `"unsupported-type"`, `"truncated"`, `"unreadable"`, `"timeout"` or `"too-large"`;
 *   where `signal` aborts, its reason.
 *
 * @example
 * import { readFile } from "node:fs/promises";
 * import { decodePixels } from "@legenda/images";
 *
 * const { data, width, height } = await decodePixels(await readFile("wolf.jpg"), { maxPixels: 50_000_000 });
 * console.log(`${width} x ${height}, first pixel ${data.subarray(0, 3).join(" ")}`);
 */
export function decodePixels(bytes: Uint8Array, options: DecodeOptions = {}): Promise<Pixels> {
  return guarded(bytes, options, async (open, { header }) => {
    const size = options.maxEdge === undefined ? undefined : (header ?? (await open().metadata()));
    return readPixels(open(), size && targetSize(size, options));
  });
}

/** Decodes an opened image as people see it; at another size where one is given. */
export async function readPixels(image: Sharp, size?: Size): Promise<Pixels> {
  if (size) image.resize({ width: size.width, height: size.height, fit: "fill" });
  const pipeline = image.flatten({ background: "#fff" }).toColourspace("srgb").raw({ depth: "uchar" });
  const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
  return { data: asRgb(data, info.channels), width: info.width, height: info.height, channels: 3 };
}

/** Whatever the loader gave, three channels: grey is repeated, a fourth is left out. */
function asRgb(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let band = 0; band < 3; band++) rgb[pixel * 3 + band] = data[pixel * channels + (channels < 3 ? 0 : band)] ?? 0;
  }
  return rgb;
}
