import type { Sharp } from "sharp";
import { readPixels } from "../decode/decode-pixels.js";

/** The edge, in pixels, of the block that is averaged into one pixel of the thumbnail. */
const BLOCK = 16;

/** A tiny picture: red, green and blue of each pixel, 0 to 255, not rounded. */
export interface Thumbnail {
  readonly data: Float64Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Shrinks a picture to a few pixels. The last step is done here, since decoders that scale while they decode (JPEG, WebP)
 * differ by several greys when they shrink to so few pixels at once.
 */
export async function readThumbnail(image: Sharp, width: number, height: number): Promise<Thumbnail> {
  const { data: pixels } = await readPixels(image, { width: width * BLOCK, height: height * BLOCK });
  const data = new Float64Array(width * height * 3);
  for (let row = 0; row < height * BLOCK; row++) {
    for (let column = 0; column < width * BLOCK; column++) {
      const from = (row * width * BLOCK + column) * 3;
      const to = (Math.floor(row / BLOCK) * width + Math.floor(column / BLOCK)) * 3;
      for (let band = 0; band < 3; band++) data[to + band] = (data[to + band] ?? 0) + (pixels[from + band] ?? 0) / BLOCK ** 2;
    }
  }
  return { data, width, height };
}
