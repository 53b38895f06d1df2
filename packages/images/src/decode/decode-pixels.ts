import type { ImageSize } from "@legenda/core";
import type { Sharp } from "sharp";
import { targetSize } from "../target-size.js";
import type { DecodeLimits } from "./decode-limits.js";
import { guarded } from "./guarded.js";

export interface DecodeOptions extends DecodeLimits {
  /** Maximum length of the longer edge, in pixels: a larger picture is scaled down while it is decoded. */
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
 * Decodes an untrusted image. The header is read first; the file's bytes, its pixels and the
 * time are limited; only the loaders of JPEG, PNG, WebP, GIF, AVIF and TIFF are used (SVG with `svg: true`).
 * The result is the picture as it is displayed: its first frame, upright, in sRGB, transparency on white.
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

/** Decodes an opened image as it is displayed, resized to `size` if there is one. */
export async function readPixels(image: Sharp, size?: ImageSize): Promise<Pixels> {
  if (size) image.resize({ width: size.width, height: size.height, fit: "fill" });
  const pipeline = image.flatten({ background: "#fff" }).toColourspace("srgb").raw({ depth: "uchar" });
  const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
  return { data: asRgb(data, info.channels), width: info.width, height: info.height, channels: 3 };
}

/** Converts the loader's output to three channels: grey is repeated, a fourth channel is dropped. */
function asRgb(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let band = 0; band < 3; band++) rgb[pixel * 3 + band] = data[pixel * channels + (channels < 3 ? 0 : band)] ?? 0;
  }
  return rgb;
}
