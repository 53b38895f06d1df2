import { ByteView } from "./byte-view.js";
import { broken, type StoredHeader } from "./stored-header.js";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/** Reads the logical screen, and counts the frames by skipping over their blocks. */
export function readGifHeader(bytes: Uint8Array): StoredHeader {
  const view = new ByteView(bytes, "GIF");
  let width = view.u16(6, true);
  let height = view.u16(8, true);
  let frames = 0;
  for (const block of gifBlocks(view)) {
    if (block.kind !== IMAGE) continue;
    frames++;
    if (frames > 1) continue;
    // Decoders widen a screen that its first frame does not fit in.
    width = Math.max(width, view.u16(block.start + 1, true) + view.u16(block.start + 5, true));
    height = Math.max(height, view.u16(block.start + 3, true) + view.u16(block.start + 7, true));
  }
  if (frames === 0 && bytes.length > 13) throw broken("GIF", "it contains no frame");
  return { width, height, orientation: 1, frames };
}

export interface GifBlock {
  /** 0x21 for an extension, 0x2c for an image, 0x3b for the trailer. */
  readonly kind: number;
  readonly start: number;
}

/** The blocks of a GIF, the trailer included, as far as the bytes go. */
export function* gifBlocks(view: ByteView): Generator<GifBlock> {
  let at = 13 + colourTable(view.u8(10));
  while (view.has(at, 1)) {
    const kind = view.u8(at);
    if (kind === TRAILER) {
      yield { kind, start: at };
      return;
    }
    if (kind === EXTENSION) {
      yield { kind, start: at };
      at = afterSubBlocks(view, at + 2);
    } else if (kind === IMAGE && view.has(at, 10)) {
      yield { kind, start: at };
      at = afterSubBlocks(view, at + 10 + colourTable(view.u8(at + 9)) + 1);
    } else {
      // Padding and stray bytes between blocks are skipped, as decoders do.
      at++;
    }
  }
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function afterSubBlocks(view: ByteView, from: number): number {
  let at = from;
  while (view.has(at, 1)) {
    const length = view.u8(at);
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}
