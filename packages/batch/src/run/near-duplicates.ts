import { DefinitionError, ImageError } from "@legenda/core";
import { perceptualHash } from "@legenda/images";
import type { Journal } from "../journal/journal.js";
import { isNear, NearGroup } from "./near-group.js";

/** An image's place among those with the same prompt. */
export interface NearPlace extends Disposable {
  /** As the journal keeps it: the prompt's hash and the image's perceptual hash; `undefined` for an image of nearly one colour. */
  readonly perceptualHash: string | undefined;
  /** The number of the answered image that looks the same. */
  readonly match: number | undefined;
  /** From now on images that look like this one share its answer. */
  answered(id: number): void;
}

interface InFlightImage {
  readonly prompt: string;
  readonly hash: string;
  readonly end: Promise<void>;
}

/** Finds images that look the same and have the same prompt, those in flight included. */
export class NearDuplicates {
  readonly #bits: number;
  /** By the prompt's hash: two products that look the same are still captioned each by its own name. */
  readonly #answered = new Map<string, NearGroup>();
  readonly #inFlight = new Set<InFlightImage>();

  constructor(journal: Journal, bits: number) {
    if (!(Number.isInteger(bits) && bits >= 0 && bits <= 10)) {
      throw new DefinitionError(`batch: nearDuplicates must be a whole number from 0 to 10, not ${bits}.`);
    }
    this.#bits = bits;
    for (const { id, perceptualHash } of journal.perceptualHashes()) {
      const [prompt = "", hash = ""] = perceptualHash.split(":");
      this.#groupOf(prompt).add(hash, id);
    }
  }

  async enter(prompt: string, bytes: Uint8Array): Promise<NearPlace> {
    const hash = await perceptualHash(bytes).catch((error: unknown) => {
      // The model may accept what cannot be decoded here; it then has no near duplicates.
      if (error instanceof ImageError) return undefined;
      throw error;
    });
    if (hash === undefined) return { perceptualHash: undefined, match: undefined, answered() {}, [Symbol.dispose]() {} };
    for (let other = this.#nearInFlight(prompt, hash); other; other = this.#nearInFlight(prompt, hash)) await other.end;

    const { promise, resolve } = Promise.withResolvers<void>();
    const image: InFlightImage = { prompt, hash, end: promise };
    this.#inFlight.add(image);
    return {
      perceptualHash: `${prompt}:${hash}`,
      match: this.#groupOf(prompt).find(hash),
      answered: (id) => this.#groupOf(prompt).add(hash, id),
      [Symbol.dispose]: () => {
        this.#inFlight.delete(image);
        resolve();
      },
    };
  }

  #nearInFlight(prompt: string, hash: string): InFlightImage | undefined {
    for (const image of this.#inFlight) {
      if (image.prompt === prompt && isNear(image.hash, hash, this.#bits)) return image;
    }
    return undefined;
  }

  #groupOf(prompt: string): NearGroup {
    const group = this.#answered.get(prompt) ?? new NearGroup(this.#bits);
    this.#answered.set(prompt, group);
    return group;
  }
}
