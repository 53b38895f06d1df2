import { DefinitionError } from "@legenda/core";

/**
 * In how many of their 64 bits two difference hashes differ, 0 to 64. Of a `perceptualHash`, the first 16 digits count.
 *
 * The same picture scaled, compressed again (down to JPEG 40) or converted lies within 4, nearly always within 2. Two
 * photographs seldom lie below 10, two pages of text below 6. Icons and goods in the middle of much white are told apart
 * less surely: the hash sees few of their pixels.
 *
 * @throws {DefinitionError} for what does not begin with 16 hexadecimal digits
 * @example
 * hammingDistance("f0f0f0f0f0f0f0f0", "f0f0f0f0f0f0f0f3"); // 2
 */
export function hammingDistance(one: string, other: string): number {
  return setBits(half(one, 0) ^ half(other, 0)) + setBits(half(one, 8) ^ half(other, 8));
}

function half(hash: string, start: number): number {
  const digits = hash.slice(start, start + 8);
  if (!/^[\da-f]{8}$/i.test(digits)) {
    throw new DefinitionError(`"${hash.slice(0, 40)}" is no perceptual hash: it begins with 16 hexadecimal digits.`);
  }
  return Number.parseInt(digits, 16);
}

/** The ones among 32 bits, added up in pairs, then in fours, then in bytes. */
function setBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
