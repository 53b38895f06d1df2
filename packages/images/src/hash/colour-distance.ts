import { DefinitionError } from "@legenda/core";

/**
 * The most that red, green or blue of any quarter of two pictures differ, 0 to 255, by their `perceptualHash`.
 *
 * The same picture scaled, compressed again or converted lies within 6; one whose subject has another colour far beyond.
 *
 * @throws {DefinitionError} for what is no perceptual hash of 40 hexadecimal digits
 */
export function colourDistance(one: string, other: string): number {
  const colours = coloursOf(one);
  return coloursOf(other).reduce((most, colour, index) => Math.max(most, Math.abs(colour - (colours[index] ?? 0))), 0);
}

function coloursOf(hash: string): Buffer {
  if (!/^[\da-f]{40}$/i.test(hash)) {
    throw new DefinitionError(`"${hash.slice(0, 48)}" is no perceptual hash of 40 hexadecimal digits.`);
  }
  return Buffer.from(hash.slice(16), "hex");
}
