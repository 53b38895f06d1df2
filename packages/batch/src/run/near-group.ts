import { colourDistance, hammingDistance } from "@legenda/images";
import { NearIndex } from "../duplicates/near-index.js";

/** A search through up to this many is as fast as the index, whose tables take a megabyte. */
const listLimit = 64;
/** The default of `NearIndex`. */
const colourTolerance = 8;

/** Whether two perceptual hashes are those of images that look the same. */
export function isNear(one: string, other: string, bits: number): boolean {
  return hammingDistance(one, other) <= bits && colourDistance(one, other) <= colourTolerance;
}

/** The answered images of one prompt, found by their perceptual hashes: the first of several that are near. */
export class NearGroup {
  readonly #bits: number;
  readonly #list: { readonly hash: string; readonly id: number }[] = [];
  #index: NearIndex | undefined;

  constructor(bits: number) {
    this.#bits = bits;
  }

  add(hash: string, id: number): void {
    if (this.#index) this.#index.add(hash, id);
    else if (this.#list.push({ hash, id }) > listLimit) this.#index = this.#indexed();
  }

  #indexed(): NearIndex {
    const index = new NearIndex({ threshold: this.#bits, colourTolerance });
    for (const image of this.#list.splice(0)) index.add(image.hash, image.id);
    return index;
  }

  find(hash: string): number | undefined {
    if (this.#index) return this.#index.find(hash)?.id;
    return this.#list.find((image) => isNear(image.hash, hash, this.#bits))?.id;
  }
}
