import { DefinitionError } from "@legenda/core";
import { chunkCount, chunkOf, chunkRadius, chunkSize, masks, masksWithin } from "./hash-chunks.js";
import { HashStore } from "./hash-store.js";

export interface NearIndexOptions {
  /**
   * The most of 64 bits in which two near images differ, 0 to 10.
   *
   * @default 4
   */
  readonly threshold?: number | undefined;
  /**
   * The most that the mean red, green or blue of a quarter differs, 0 to 255.
   *
   * @default 8
   */
  readonly colourTolerance?: number | undefined;
}

export interface NearMatch {
  /** The id that was passed to `add`. */
  readonly id: number;
  /** Bits that differ, 0 to the threshold. */
  readonly distance: number;
}

const none = -1;

/**
 * Finds images that look the same, by the hashes of `perceptualHash`. Of several near images it returns the one added
 * first, so that a run over the same images in the same order finds the same ones.
 *
 * A search compares only a few hashes: they are split into four chunks, and two hashes that differ in few bits differ in
 * even fewer in one of the chunks ("multi-index hashing", Norouzi, Punjani and Fleet, CVPR 2012). An image takes up to 70
 * bytes, the tables a megabyte.
 *
 * @throws {DefinitionError} for a threshold or a tolerance out of range
 * @example
 * const seen = new NearIndex({ threshold: 4 });
 * for (const [id, hash] of hashes.entries()) {
 *   const match = seen.find(hash);
 *   if (match) console.log(`${id} looks like ${match.id}, ${match.distance} bits apart`);
 *   else seen.add(hash, id);
 * }
 */
export class NearIndex {
  readonly threshold: number;
  readonly colourTolerance: number;
  readonly #store = new HashStore();
  /** The entry added last with each value of each chunk. */
  readonly #heads = new Int32Array(chunkCount * chunkSize).fill(none);

  constructor({ threshold = 4, colourTolerance = 8 }: NearIndexOptions = {}) {
    if (!(Number.isInteger(threshold) && threshold >= 0 && threshold <= 10)) {
      throw new DefinitionError(`The threshold of near images is ${threshold}. Give a whole number of bits, 0 to 10.`);
    }
    if (!(colourTolerance >= 0 && colourTolerance <= 255)) {
      throw new DefinitionError(`The tolerance of colours is ${colourTolerance}. Give a number from 0 to 255.`);
    }
    this.threshold = threshold;
    this.colourTolerance = colourTolerance;
  }

  /** The number of images. */
  get size(): number {
    return this.#store.size;
  }

  /**
   * @param hash a result of `perceptualHash`: 40 hexadecimal digits
   * @param id what `find` returns, such as a row's number
   * @throws {DefinitionError} for another text
   */
  add(hash: string, id: number): void {
    const entry = this.#store.add(hash, id);
    for (let chunk = 0; chunk < chunkCount; chunk++) {
      const bucket = chunk * chunkSize + chunkOf(this.#store.high(entry), this.#store.low(entry), chunk);
      this.#store.link(entry, chunk, this.#heads[bucket] ?? none);
      this.#heads[bucket] = entry;
    }
  }

  /**
   * The image added first among those that are near.
   *
   * @throws {DefinitionError} for a text that is not a hash of `perceptualHash`
   */
  find(hash: string): NearMatch | undefined {
    const store = this.#store;
    const query = store.parse(hash);
    let first = store.size;
    for (let chunk = 0; chunk < chunkCount; chunk++) {
      const value = chunkOf(query.high, query.low, chunk);
      const count = masksWithin[chunkRadius(this.threshold, chunk)] ?? 0;
      for (let mask = 0; mask < count; mask++) {
        let entry = this.#heads[chunk * chunkSize + (value ^ (masks[mask] ?? 0))] ?? none;
        for (; entry !== none; entry = store.next(entry, chunk)) {
          if (entry >= first || store.distance(entry, query) > this.threshold) continue;
          if (store.colourDistance(entry, query) <= this.colourTolerance) first = entry;
        }
      }
    }
    return first === store.size ? undefined : { id: store.id(first), distance: store.distance(first, query) };
  }
}
