import { DefinitionError } from "@legenda/core";
import { chunkCount } from "./hash-chunks.js";

/** A hash of `perceptualHash`: 64 bits, and the mean red, green and blue of four quarters. */
export interface ParsedHash {
  readonly high: number;
  readonly low: number;
  readonly colours: Uint8Array;
}

/** Bytes of colour in a hash. */
const colourCount = 12;

/** Hashes in typed arrays: objects would take many times the memory. */
export class HashStore {
  size = 0;
  #capacity = 1024;
  #halves = new Uint32Array(this.#capacity * 2);
  #colours = new Uint8Array(this.#capacity * colourCount);
  #links = new Int32Array(this.#capacity * chunkCount);
  #ids = new Float64Array(this.#capacity);

  /** @throws {DefinitionError} for a text other than 40 hexadecimal digits */
  parse(hash: string): ParsedHash {
    if (!/^[\da-f]{40}$/i.test(hash)) {
      throw new DefinitionError(`"${hash.slice(0, 48)}" is not a hash of perceptualHash, which has 40 hexadecimal digits.`);
    }
    const bytes = Buffer.from(hash, "hex");
    return { high: bytes.readUInt32BE(0), low: bytes.readUInt32BE(4), colours: bytes.subarray(8) };
  }

  /** Returns the number of the new entry. */
  add(hash: string, id: number): number {
    const { high, low, colours } = this.parse(hash);
    const entry = this.size;
    if (entry === this.#capacity) this.#grow();
    this.#halves[entry * 2] = high;
    this.#halves[entry * 2 + 1] = low;
    this.#colours.set(colours, entry * colourCount);
    this.#ids[entry] = id;
    this.size = entry + 1;
    return entry;
  }

  id(entry: number): number {
    return this.#ids[entry] ?? Number.NaN;
  }

  high(entry: number): number {
    return this.#halves[entry * 2] ?? 0;
  }

  low(entry: number): number {
    return this.#halves[entry * 2 + 1] ?? 0;
  }

  /** The previous entry with the same chunk; -1 where there is none. */
  next(entry: number, chunk: number): number {
    return this.#links[entry * chunkCount + chunk] ?? -1;
  }

  link(entry: number, chunk: number, before: number): void {
    this.#links[entry * chunkCount + chunk] = before;
  }

  /** The number of bits that differ. */
  distance(entry: number, { high, low }: ParsedHash): number {
    return setBits(this.high(entry) ^ high) + setBits(this.low(entry) ^ low);
  }

  /** The most that a colour of a quarter differs. */
  colourDistance(entry: number, { colours }: ParsedHash): number {
    let most = 0;
    for (let at = 0; at < colourCount; at++) {
      most = Math.max(most, Math.abs((this.#colours[entry * colourCount + at] ?? 0) - (colours[at] ?? 0)));
    }
    return most;
  }

  #grow(): void {
    this.#capacity = Math.ceil(this.#capacity * 1.5);
    this.#halves = copyInto(this.#halves, new Uint32Array(this.#capacity * 2));
    this.#colours = copyInto(this.#colours, new Uint8Array(this.#capacity * colourCount));
    this.#links = copyInto(this.#links, new Int32Array(this.#capacity * chunkCount));
    this.#ids = copyInto(this.#ids, new Float64Array(this.#capacity));
  }
}

function copyInto<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The number of ones among 32 bits, added up in pairs, then in fours, then in bytes. */
function setBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
