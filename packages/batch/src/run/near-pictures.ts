import { DefinitionError, ImageError } from "@legenda/core";
import { perceptualHash } from "@legenda/images";
import type { Journal } from "../journal/journal.js";
import { looksAlike, NearGroup } from "./near-group.js";

/** A picture's place among those that are asked the same. */
export interface NearPlace extends Disposable {
  /** As the journal keeps it: what is asked, and how the picture looks; `undefined` for a picture nearly of one colour. */
  readonly look: string | undefined;
  /** The image that looks like it and has its answer. */
  readonly like: number | undefined;
  /** From now on pictures that look like this one share its answer. */
  answered(id: number): void;
}

interface Waiting {
  readonly words: string;
  readonly hash: string;
  readonly end: Promise<void>;
}

/** Finds pictures that look alike and are asked the same, those under way included. */
export class NearPictures {
  readonly #bits: number;
  /** By what is asked: two products that look alike are still asked about each by its own name. */
  readonly #answered = new Map<string, NearGroup>();
  readonly #waiting = new Set<Waiting>();

  constructor(journal: Journal, bits: number) {
    if (!(Number.isInteger(bits) && bits >= 0 && bits <= 10)) {
      throw new DefinitionError(`batch: nearDuplicates must be a whole number from 0 to 10, not ${bits}.`);
    }
    this.#bits = bits;
    for (const { id, look } of journal.looks()) {
      const [words = "", hash = ""] = look.split(":");
      this.#groupOf(words).add(hash, id);
    }
  }

  async enter(words: string, bytes: Uint8Array): Promise<NearPlace> {
    const hash = await perceptualHash(bytes).catch((error: unknown) => {
      // What cannot be decoded here may still be taken by the model; it is then like no other.
      if (error instanceof ImageError) return undefined;
      throw error;
    });
    if (hash === undefined) return { look: undefined, like: undefined, answered() {}, [Symbol.dispose]() {} };
    for (let other = this.#underWay(words, hash); other; other = this.#underWay(words, hash)) await other.end;

    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting: Waiting = { words, hash, end: promise };
    this.#waiting.add(waiting);
    return {
      look: `${words}:${hash}`,
      like: this.#groupOf(words).find(hash),
      answered: (id) => this.#groupOf(words).add(hash, id),
      [Symbol.dispose]: () => {
        this.#waiting.delete(waiting);
        resolve();
      },
    };
  }

  #underWay(words: string, hash: string): Waiting | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.words === words && looksAlike(waiting.hash, hash, this.#bits)) return waiting;
    }
    return undefined;
  }

  #groupOf(words: string): NearGroup {
    const known = this.#answered.get(words);
    if (known) return known;
    const group = new NearGroup(this.#bits);
    this.#answered.set(words, group);
    return group;
  }
}
