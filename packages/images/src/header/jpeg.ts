import { ByteView } from "./byte-view.js";
import { exifOrientation, type Orientation } from "./exif-orientation.js";
import { broken, type StoredHeader } from "./stored-header.js";

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;

/** Walks the segments of a JPEG up to its first scan. */
export function readJpegHeader(bytes: Uint8Array): StoredHeader {
  const view = new ByteView(bytes, "JPEG");
  let size: { width: number; height: number } | undefined;
  let orientation: Orientation | undefined;

  for (const segment of jpegSegments(view)) {
    if (segment.marker === START_OF_SCAN || segment.marker === END_OF_IMAGE) break;
    if (isFrame(segment.marker)) {
      size ??= { height: view.u16(segment.start + 1), width: view.u16(segment.start + 3) };
    } else if (segment.marker === APP1 && orientation === undefined && isExif(view, segment)) {
      orientation = exifOrientation(view, segment.start + 6, segment.end);
    }
  }
  if (!size) throw broken("JPEG", "it has no frame before its first scan");
  return { ...size, orientation: orientation ?? 1, frames: 1 };
}

export interface JpegSegment {
  readonly marker: number;
  /** Where the content begins, after the length. */
  readonly start: number;
  /** Where the content ends. */
  readonly end: number;
}

/**
 * The segments of a JPEG up to its end mark, those between scans included. The data of a scan is skipped, and so are
 * stray bytes between segments, as decoders do.
 */
export function* jpegSegments(view: ByteView): Generator<JpegSegment> {
  let at = 2;
  for (;;) {
    at = view.indexOf(0xff, at);
    while (view.u8(at) === 0xff) at++;
    const marker = view.u8(at++);
    if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    if (marker === END_OF_IMAGE) {
      yield { marker, start: at, end: at };
      return;
    }
    const length = view.u16(at);
    if (length < 2) throw broken("JPEG", "a segment is shorter than its own length field");
    yield { marker, start: at + 2, end: at + length };
    at += length;
  }
}

/** SOF0 to SOF15; C4, C8 and CC in their midst mean other things. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isExif(view: ByteView, { start, end }: JpegSegment): boolean {
  return end - start >= 6 && view.has(start, 6) && view.text(start, 6) === "Exif\0\0";
}
