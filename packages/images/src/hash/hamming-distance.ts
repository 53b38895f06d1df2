import { DefinitionError } from "@legenda/core";

/**
 * The number of bits, 0 to 64, in which two difference hashes differ. Of a `perceptualHash`, the first 16 digits count.
 *
 * For the same picture scaled, recompressed (down to JPEG 40) or converted it is at most 4, nearly always at most 2. It is
 * seldom below 10 for two photographs, or below 6 for two pages of text. Icons and products on large white backgrounds
 * are distinguished less reliably: few pixels of the hash show them.
 *
 * @throws {DefinitionError} if one does not begin with 16 hexadecimal digits
 * @example
 * hammingDistance("f0f0f0f0f0f0f0f0", "f0f0f0f0f0f0f0f3"); // 2
 */
export function hammingDistance(one: string, other: string): number {
  return setBits(half(one, 0) ^ half(other, 0)) + setBits(half(one, 8) ^ half(other, 8));
}

function half(hash: string, start: number): number {
  const digits = hash.slice(start, start + 8);
  if (!/^[\da-f]{8}$/i.test(digits)) {
    throw new DefinitionError(`"${hash.slice(0, 40)}" is not a perceptual hash: it must begin with 16 hexadecimal digits.`);
  }
  return Number.parseInt(digits, 16);
}

/** Counts the set bits of 32, added up in pairs, then in fours, then in bytes. */
function setBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
