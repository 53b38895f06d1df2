import { JsonReader } from "./json-reader.js";
import type { Shape } from "./shape.js";

/**
 * A value as far as it has been streamed: texts may still grow, properties may be missing, arrays may get longer.
 * It is what the model wrote, before the schema's transforms.
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

/** Types that only a transform produces: what the model writes for them is not known. */
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
  /** Reads the next text of the stream. Returns the value so far, or `undefined` if it has not changed. */
  push(delta: string): Snapshot<T> | undefined;
}

export interface SnapshotOptions {
  /** The characters that the value may start with. */
  readonly openings: string;
  readonly shape?: Shape;
  /** Extracts the value from its wrapping; `undefined` while it is missing. */
  readonly unwrap?: (root: unknown) => unknown;
}

/** The number of elements that may be copied per character that has arrived; a property counts as several. */
const copiesPerCharacter = 64;

/**
 * Reads snapshots of the JSON value in a stream of text. Prose or a code fence before it, and anything after it, is
 * skipped; nothing is validated.
 *
 * No text is read twice, and a returned snapshot never changes: it copies the open arrays and objects and shares the
 * closed ones. To keep the copies of a long open array linear in the text as well, each character allows 64 copied
 * elements, and a snapshot that would exceed that waits for more text; the one of the complete value never waits. So an
 * array is updated with every token up to some hundreds of elements (an object, up to some dozens of properties), and
 * from then on in growing steps.
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
  /** The last characters before the value: enough to detect a code fence or the end of a thought. */
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
      // A bracket in prose is skipped; broken JSON is left to the final reading.
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
    // After the value, its wrapping may contain other properties, which are ignored.
    const isClosed = value !== root && reader.rootKey !== "value";
    const isKnown = isClosed && JSON.stringify(value) === JSON.stringify(this.#last);
    this.#last = value;
    return isKnown ? undefined : value;
  }

  /** The index where the value starts, or the length of the text. */
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
    // A quote in prose does not start a value; a bracket may.
    return char !== '"' || /^\s*(?:```\w*\s+)?$/.test(this.#before);
  }
}
