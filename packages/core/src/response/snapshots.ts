import { JsonReader } from "./json-reader.js";
import type { Shape } from "./shape.js";

/**
 * A value as far as a stream has given it: texts may still grow, any property may still be missing,
 * arrays may get longer. A snapshot is what the model wrote, before the schema's transforms.
 */
export type Snapshot<T> = unknown extends T
  ? T
  : T extends string
    ? string
    : T extends number | boolean | null | undefined
      ? T
      : T extends readonly (infer Element)[]
        ? readonly Snapshot<Element>[]
        : T extends NotJson
          ? unknown
          : { readonly [Key in keyof T]?: Snapshot<Exclude<T[Key], undefined>> };

/** What only a transform makes; there is no telling what the model writes for it. */
type NotJson =
  | bigint
  | symbol
  | Date
  | RegExp
  | URL
  | Error
  | Uint8Array
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | ((...args: never[]) => unknown);

export interface SnapshotReader<T> {
  /** Takes the stream's next text. Gives all that is known by now, or `undefined` when that is nothing new. */
  push(delta: string): Snapshot<T> | undefined;
}

export interface SnapshotOptions {
  /** Characters that the value may begin with. */
  readonly openings: string;
  readonly shape?: Shape;
  /** Takes the value out of what is around it; `undefined` while it is not there. */
  readonly unwrap?: (root: unknown) => unknown;
}

/** How many elements may be copied for each character that has come; a property counts for several. */
const copiesPerCharacter = 64;

/**
 * Reads snapshots of the JSON value in a stream of text. Prose or a code fence before it and
 * whatever comes after it are passed over; nothing is validated.
 *
 * No text is read twice, and a snapshot never changes once it is given: it copies the open arrays
 * and objects and shares the closed ones. So that the copies of a long open array stay linear in the
 * text as well, each character pays for 64 copied elements, and a snapshot that is not yet paid for
 * waits for more text; the one of the whole value never waits. An array is seen at every token until
 * it has some hundreds of elements (an object, some dozens of properties), and from then on in steps
 * of a size that grows with it.
 *
 * @example
 * const reader = readSnapshots<{ alt: string }>({ openings: "{" });
 * reader.push('Sure: {"alt": "A w'); // { alt: "A w" }
 * reader.push('olf"}');              // { alt: "A wolf" }
 */
export function readSnapshots<T>(options: SnapshotOptions): SnapshotReader<T> {
  return new Reader<T>(options);
}

class Reader<T> implements SnapshotReader<T> {
  readonly #options: SnapshotOptions;
  #reader: JsonReader | undefined;
  #done = false;
  /** The last characters before the value: enough to know a code fence or the end of a thought. */
  #before = "";
  #thinking = false;
  #credit = 0;
  #progress = 0;
  #last: unknown;

  constructor(options: SnapshotOptions) {
    this.#options = options;
  }

  push(delta: string): Snapshot<T> | undefined {
    this.#credit += delta.length * copiesPerCharacter;
    let at = 0;
    while (at < delta.length && !this.#done) {
      if (!this.#reader) {
        at = this.#seek(delta, at);
        if (at === delta.length) break;
        this.#reader = new JsonReader(this.#options.shape);
        this.#progress = 0;
      }
      at = this.#reader.read(delta, at);
      // A bracket in prose is passed over; broken JSON is left to the final reading.
      const { done, failed, hasBegun } = this.#reader;
      this.#done = done || (failed && hasBegun);
      if (failed) {
        this.#reader = undefined;
        this.#before = "prose";
      }
    }
    return this.#look() as Snapshot<T> | undefined;
  }

  #look(): unknown {
    const reader = this.#reader;
    if (!reader || reader.progress === this.#progress || reader.snapshotCost > this.#credit) return undefined;
    this.#credit -= reader.snapshotCost;
    this.#progress = reader.progress;
    const root = reader.snapshot();
    const { unwrap } = this.#options;
    const value = unwrap ? unwrap(root) : root;
    if (value === undefined || Object.is(value, this.#last)) return undefined;
    // Behind a value that has been seen as it grew, its wrapping may hold other things, which are not shown.
    const isClosed = value !== root && reader.rootKey !== "value";
    const isKnown = isClosed && JSON.stringify(value) === JSON.stringify(this.#last);
    this.#last = value;
    return isKnown ? undefined : value;
  }

  /** The place where the value begins, or the text's length. */
  #seek(text: string, start: number): number {
    let at = start;
    for (; at < text.length && !this.#beginsWith(text.charAt(at)); at++) {
      this.#before = (this.#before + text.charAt(at)).slice(-16);
      if (this.#before.endsWith("<think>")) this.#thinking = true;
      if (this.#before.endsWith("</think>")) this.#thinking = false;
    }
    return at;
  }

  #beginsWith(char: string): boolean {
    if (this.#thinking || !this.#options.openings.includes(char)) return false;
    // A quote in prose begins no value; a bracket may.
    return char !== '"' || /^\s*(?:```\w*\s+)?$/.test(this.#before);
  }
}
