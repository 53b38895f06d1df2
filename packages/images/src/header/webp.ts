import { ByteView } from "./byte-view.js";
import { exifOrientation, type Orientation } from "./exif-orientation.js";
import { broken, type StoredHeader } from "./stored-header.js";

/** Reads the first chunk of a WebP for the size, and the names of the others for frames and orientation. */
export function readWebpHeader(bytes: Uint8Array): StoredHeader {
  const view = new ByteView(bytes, "WebP");
  const size = readSize(view);
  let frames = 0;
  let orientation: Orientation = 1;
  for (const chunk of webpChunks(view)) {
    if (chunk.tag === "ANMF") frames++;
    if (chunk.tag === "EXIF") orientation = exifOrientation(view, afterExifMark(view, chunk.start), chunk.end);
  }
  return { ...size, orientation, frames: Math.max(1, frames) };
}

export interface WebpChunk {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** The chunks of a WebP, as far as the bytes go. */
export function* webpChunks(view: ByteView): Generator<WebpChunk> {
  for (let at = 12; view.has(at, 8); ) {
    const length = view.u32(at + 4, true);
    yield { tag: view.tag(at), start: at + 8, end: at + 8 + length };
    at += 8 + length + (length & 1);
  }
}

function readSize(view: ByteView): { width: number; height: number } {
  switch (view.tag(12)) {
    case "VP8 ":
      if (view.u24(23) !== 0x2a_01_9d) throw broken("WebP", "its VP8 frame has no start code");
      return { width: view.u16(26, true) & 0x3fff, height: view.u16(28, true) & 0x3fff };
    case "VP8L": {
      if (view.u8(20) !== 0x2f) throw broken("WebP", "its VP8L frame has no signature");
      const bits = view.u32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case "VP8X":
      return { width: 1 + view.u24(24), height: 1 + view.u24(27) };
    default:
      throw broken("WebP", "it does not begin with a known kind of frame");
  }
}

/** Some writers put JPEG's `Exif\0\0` before the block, which WebP does not require. */
function afterExifMark(view: ByteView, start: number): number {
  return view.has(start, 6) && view.text(start, 6) === "Exif\0\0" ? start + 6 : start;
}
