import type { DecodeLimits } from "../decode/decode-limits.js";
import { guarded } from "../decode/guarded.js";
import { differenceBits } from "./difference-bits.js";
import { quarterColours } from "./quarter-colours.js";
import { readThumbnail } from "./thumbnail.js";

/**
 * A hash of how a picture looks, in 40 hexadecimal digits, to find the same picture scaled, recompressed or converted.
 *
 * The first 16 are the difference hash ("dHash", after N. Krawetz, "Kind of Like That", hackerfactor.com, 2013): the
 * picture as it is displayed, shrunk to 9 x 8 greys, with a bit for each pixel that is darker than its right neighbour.
 * `hammingDistance` counts the bits in which two differ. Grey alone cannot distinguish a red bag from a blue one, so the
 * other 24 are the mean red, green and blue of each quarter; `colourDistance` compares them.
 *
 * @returns `undefined` for a picture that is nearly of one colour, such as an empty page: its hash would be noise, and
 *   equal to that of every other such picture
 * @throws {ImageError} as `decodePixels`
 *
 * @example
 * import { readFile } from "node:fs/promises";
 * import { hammingDistance, perceptualHash } from "@legenda/images";
 *
 * const one = await perceptualHash(await readFile("wolf.jpg"));
 * const other = await perceptualHash(await readFile("wolf-small.webp"));
 * console.log(one && other && hammingDistance(one, other) <= 4 ? "the same picture" : "two pictures");
 */
export function perceptualHash(bytes: Uint8Array, options: DecodeLimits = {}): Promise<string | undefined> {
  return guarded(bytes, options, async (open) => {
    const thumbnail = await readThumbnail(open(), 9, 8);
    const bits = differenceBits(thumbnail);
    return bits && bits + quarterColours(thumbnail);
  });
}
