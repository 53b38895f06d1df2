import { ByteView } from "./byte-view.js";
import { exifOrientation, type Orientation } from "./exif-orientation.js";
import { broken, type StoredHeader } from "./stored-header.js";

/** Reads IHDR, then only the names of the other chunks: acTL has the number of frames, eXIf the orientation. */
export function readPngHeader(bytes: Uint8Array): StoredHeader {
  const view = new ByteView(bytes, "PNG");
  if (view.tag(12) !== "IHDR") throw broken("PNG", "its first chunk is not IHDR");
  const width = view.u32(16);
  const height = view.u32(20);
  let frames = 1;
  let orientation: Orientation = 1;
  for (const chunk of pngChunks(view)) {
    if (chunk.tag === "acTL" && view.has(chunk.start, 4)) frames = Math.max(1, view.u32(chunk.start));
    if (chunk.tag === "eXIf") orientation = exifOrientation(view, chunk.start, chunk.end);
  }
  return { width, height, orientation, frames };
}

export interface PngChunk {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** The chunks of a PNG, IEND included, as far as the bytes go. */
export function* pngChunks(view: ByteView): Generator<PngChunk> {
  for (let at = 8; view.has(at, 8); ) {
    const start = at + 8;
    const end = start + view.u32(at);
    const tag = view.tag(at + 4);
    yield { tag, start, end };
    if (tag === "IEND") return;
    at = end + 4;
  }
}
