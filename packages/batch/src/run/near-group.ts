import { colourDistance, hammingDistance } from "@legenda/images";
import { NearIndex } from "../duplicates/near-index.js";

/** A search through fewer is as fast as the index, whose tables take a megabyte. */
const fewPictures = 64;
/** The index's own. */
const colourTolerance = 8;

/** Whether two perceptual hashes are those of pictures that look alike. */
export function looksAlike(one: string, other: string, bits: number): boolean {
  return hammingDistance(one, other) <= bits && colourDistance(one, other) <= colourTolerance;
}

/** The pictures of one question, to be found by their looks: the first of several that are near. */
export class NearGroup {
  readonly #bits: number;
  readonly #few: { readonly hash: string; readonly id: number }[] = [];
  #index: NearIndex | undefined;

  constructor(bits: number) {
    this.#bits = bits;
  }

  add(hash: string, id: number): void {
    if (this.#index) this.#index.add(hash, id);
    else if (this.#few.push({ hash, id }) > fewPictures) this.#index = this.#indexed();
  }

  #indexed(): NearIndex {
    const index = new NearIndex({ threshold: this.#bits, colourTolerance });
    for (const picture of this.#few.splice(0)) index.add(picture.hash, picture.id);
    return index;
  }

  find(hash: string): number | undefined {
    if (this.#index) return this.#index.find(hash)?.id;
    return this.#few.find((picture) => looksAlike(picture.hash, hash, this.#bits))?.id;
  }
}
