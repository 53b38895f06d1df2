import { ByteView } from "./byte-view.js";
import { type Orientation, toOrientation } from "./exif-orientation.js";
import { broken, type StoredHeader } from "./stored-header.js";

const WIDTH = 256;
const HEIGHT = 257;
const ORIENTATION = 274;
const MAX_DIRECTORIES = 1000;
const MAX_ENTRIES = 4096;

/** The two layouts: offsets of 4 bytes, or of 8 in BigTIFF. */
interface Layout {
  readonly little: boolean;
  readonly big: boolean;
}

/** Reads the first directory of a TIFF and counts the others; a circular chain ends where it closes. */
export function readTiffHeader(bytes: Uint8Array): StoredHeader {
  const view = new ByteView(bytes, "TIFF");
  const little = view.text(0, 2) === "II";
  const layout: Layout = { little, big: view.u16(2, little) === 43 };
  const first = layout.big ? view.u64(8, little) : view.u32(4, little);
  const { size, next } = readDirectory(view, layout, first);
  return { ...size, frames: 1 + countDirectories(view, layout, first, next) };
}

function readDirectory(view: ByteView, layout: Layout, at: number) {
  const { little, big } = layout;
  const count = big ? view.u64(at, little) : view.u16(at, little);
  if (count > MAX_ENTRIES) throw broken("TIFF", `a directory claims ${count} entries`);
  const entries = at + (big ? 8 : 2);
  const entrySize = big ? 20 : 12;
  let width = 0;
  let height = 0;
  let orientation: Orientation = 1;
  for (let index = 0; index < count; index++) {
    const entry = entries + index * entrySize;
    const tag = view.u16(entry, little);
    if (tag === WIDTH) width = readValue(view, layout, entry);
    else if (tag === HEIGHT) height = readValue(view, layout, entry);
    else if (tag === ORIENTATION) orientation = toOrientation(readValue(view, layout, entry));
  }
  const end = entries + count * entrySize;
  const next = big ? view.u64(end, little) : view.u32(end, little);
  return { size: { width, height, orientation }, next };
}

/** A value stored in its entry: SHORT, LONG, or LONG8 in BigTIFF. */
function readValue(view: ByteView, { little, big }: Layout, entry: number): number {
  const at = entry + (big ? 12 : 8);
  const type = view.u16(entry + 2, little);
  if (type === 3) return view.u16(at, little);
  if (type === 4) return view.u32(at, little);
  if (type === 16 && big) return view.u64(at, little);
  throw broken("TIFF", "a size has a type that sizes cannot have");
}

/** How many directories follow the first. Those past the end of the bytes are not counted. */
function countDirectories(view: ByteView, { little, big }: Layout, first: number, second: number): number {
  const seen = new Set([first]);
  let at = second;
  while (at !== 0 && !seen.has(at) && seen.size < MAX_DIRECTORIES && view.has(at, 8)) {
    const count = big ? view.u64(at, little) : view.u16(at, little);
    const end = at + (big ? 8 : 2) + count * (big ? 20 : 12);
    if (count > MAX_ENTRIES || !view.has(end, big ? 8 : 4)) break;
    seen.add(at);
    at = big ? view.u64(end, little) : view.u32(end, little);
  }
  return seen.size - 1;
}

/** Where the strips and the tiles begin, and how long they are. */
const DATA_OFFSETS: readonly number[] = [273, 324];
const DATA_LENGTHS: readonly number[] = [279, 325];
const TYPE_SIZES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/** Whether the first directory, or something that it points to, lies past the end of the bytes. */
export function tiffEndsEarly(view: ByteView): boolean {
  if (view.length < 16) return true;
  const little = view.text(0, 2) === "II";
  if (view.u16(2, little) === 43) return view.u64(8, little) >= view.length;
  const at = view.u32(4, little);
  if (!view.has(at, 2)) return true;
  const end = at + 2 + view.u16(at, little) * 12;
  if (!view.has(end, 4)) return true;
  let offsets: number[] = [];
  let lengths: number[] = [];
  for (let entry = at + 2; entry < end; entry += 12) {
    const type = view.u16(entry + 2, little);
    const count = view.u32(entry + 4, little);
    const size = count * (TYPE_SIZES[type] ?? 0);
    const start = size > 4 ? view.u32(entry + 8, little) : entry + 8;
    if (!view.has(start, size)) return true;
    const tag = view.u16(entry, little);
    const read = () =>
      Array.from({ length: count }, (_, nth) =>
        type === 3 ? view.u16(start + nth * 2, little) : view.u32(start + nth * 4, little),
      );
    if ((type === 3 || type === 4) && DATA_OFFSETS.includes(tag)) offsets = read();
    if ((type === 3 || type === 4) && DATA_LENGTHS.includes(tag)) lengths = read();
  }
  return offsets.some((offset, index) => !view.has(offset, lengths[index] ?? 0));
}
