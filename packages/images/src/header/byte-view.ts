import { ImageError } from "@legenda/core";

/** Reads numbers from untrusted bytes. Reading past their end throws an `ImageError` with the reason `"truncated"`. */
export class ByteView {
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #name: string;

  /** @param name What the bytes are, for errors, such as `"PNG"`. */
  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.byteLength;
    this.#name = name;
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#within(at, 1));
  }

  u16(at: number, littleEndian = false): number {
    return this.#view.getUint16(this.#within(at, 2), littleEndian);
  }

  u24(at: number): number {
    return this.u16(at, true) + this.u8(at + 2) * 0x1_00_00;
  }

  u32(at: number, littleEndian = false): number {
    return this.#view.getUint32(this.#within(at, 4), littleEndian);
  }

  i32(at: number, littleEndian = false): number {
    return this.#view.getInt32(this.#within(at, 4), littleEndian);
  }

  /** An unsigned 64-bit number; one above 2^53 is inexact, but past the end of any bytes either way. */
  u64(at: number, littleEndian = false): number {
    return Number(this.#view.getBigUint64(this.#within(at, 8), littleEndian));
  }

  /** The four letters that name a chunk or a box. */
  tag(at: number): string {
    return this.text(at, 4);
  }

  /** Bytes as Latin-1 text. */
  text(at: number, length: number): string {
    this.#within(at, length);
    let text = "";
    for (let index = at; index < at + length; index++) text += String.fromCharCode(this.#view.getUint8(index));
    return text;
  }

  /** Whether there are `length` bytes at `at`. */
  has(at: number, length: number): boolean {
    return at >= 0 && at + length <= this.length;
  }

  /** The next index of a byte, or the end if there is none. */
  indexOf(value: number, from: number): number {
    const at = this.#bytes.indexOf(value, from);
    return at === -1 ? this.length : at;
  }

  #within(at: number, length: number): number {
    if (this.has(at, length)) return at;
    throw new ImageError(`The ${this.#name} file ends within its header, at ${this.length} bytes.`, {
      reason: "truncated",
    });
  }
}
