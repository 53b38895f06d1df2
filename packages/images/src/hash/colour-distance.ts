import { DefinitionError } from "@legenda/core";

/**
 * The largest difference of red, green or blue in any quarter of two pictures, 0 to 255, from their `perceptualHash`.
 *
 * For the same picture scaled, recompressed or converted it is at most 6; for a subject of another colour it is much larger.
 *
 * @throws {DefinitionError} if one is not a perceptual hash of 40 hexadecimal digits
 */
export function colourDistance(one: string, other: string): number {
  const colours = coloursOf(one);
  return coloursOf(other).reduce((most, colour, index) => Math.max(most, Math.abs(colour - (colours[index] ?? 0))), 0);
}

function coloursOf(hash: string): Buffer {
  if (!/^[\da-f]{40}$/i.test(hash)) {
    throw new DefinitionError(`"${hash.slice(0, 48)}" is not a perceptual hash: it must have 40 hexadecimal digits.`);
  }
  return Buffer.from(hash.slice(16), "hex");
}
