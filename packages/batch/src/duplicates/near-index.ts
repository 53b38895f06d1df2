import { DefinitionError } from "@legenda/core";
import { chunkCount, chunkOf, chunkRadius, chunkSize, masks, masksWithin } from "./hash-chunks.js";
import { HashStore } from "./hash-store.js";

export interface NearIndexOptions {
  /** In how many of 64 bits two pictures may differ and still be near, 0 to 10; 4 unless told otherwise. */
  readonly threshold?: number | undefined;
  /** How much the mean red, green or blue of a quarter may differ, 0 to 255; 8 unless told otherwise. */
  readonly colourTolerance?: number | undefined;
}

/** A picture that was found near another. */
export interface NearMatch {
  /** As it was given to `add`. */
  readonly id: number;
  /** The bits that differ, 0 to the threshold. */
  readonly distance: number;
}

const none = -1;

/**
 * Finds pictures that look the same, by the hashes of `perceptualHash`. Of several that are near, the one added first is
 * found, so that a run over the same pictures in the same order finds the same ones.
 *
 * A search looks at a few of many: hashes are split into four chunks, and two that differ in few bits differ in fewer in
 * one of them ("multi-index hashing", Norouzi, Punjani and Fleet, CVPR 2012). A picture takes up to 70 bytes, and the
 * tables a further megabyte.
 *
 * @throws {DefinitionError} for a threshold that is no whole number from 0 to 10
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
      throw new DefinitionError(`The threshold of near pictures is ${threshold}. Give a whole number of bits, 0 to 10.`);
    }
    if (!(colourTolerance >= 0 && colourTolerance <= 255)) {
      throw new DefinitionError(`The tolerance of colours is ${colourTolerance}. Give a number from 0 to 255.`);
    }
    this.threshold = threshold;
    this.colourTolerance = colourTolerance;
  }

  /** How many pictures are in it. */
  get size(): number {
    return this.#store.size;
  }

  /**
   * @param hash of `perceptualHash`: 40 hexadecimal digits
   * @param id what `find` answers with, such as a row's number
   * @throws {DefinitionError} for what is no such hash
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
   * The picture added first among those that are near.
   *
   * @throws {DefinitionError} for what is no hash of `perceptualHash`
   */
  find(hash: string): NearMatch | undefined {
    const store = this.#store;
    const wanted = store.parse(hash);
    let first = store.size;
    for (let chunk = 0; chunk < chunkCount; chunk++) {
      const value = chunkOf(wanted.high, wanted.low, chunk);
      const count = masksWithin[chunkRadius(this.threshold, chunk)] ?? 0;
      for (let mask = 0; mask < count; mask++) {
        let entry = this.#heads[chunk * chunkSize + (value ^ (masks[mask] ?? 0))] ?? none;
        for (; entry !== none; entry = store.next(entry, chunk)) {
          if (entry >= first || store.distance(entry, wanted) > this.threshold) continue;
          if (store.colourDistance(entry, wanted) <= this.colourTolerance) first = entry;
        }
      }
    }
    return first === store.size ? undefined : { id: store.id(first), distance: store.distance(first, wanted) };
  }
}
