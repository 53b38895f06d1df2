import { ImageError } from "@legenda/core";
import { ByteView } from "./byte-view.js";
import { broken, type StoredHeader } from "./stored-header.js";

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Whether its length is larger than what is there. */
  readonly cut: boolean;
}

/** More properties or associations than any picture has: any further ones are not read. */
const MAX_ENTRIES = 4096;

/**
 * Reads the size of an AVIF or HEIC's primary item: its spatial extents (ispe), turned as its rotation (irot) says.
 * Decoders apply irot and imir by themselves and ignore the EXIF orientation, so the orientation is 1.
 */
export function readHeifHeader(bytes: Uint8Array): StoredHeader {
  const view = new ByteView(bytes, "AVIF or HEIC");
  const meta = find(view, 0, view.length, "meta");
  if ((!meta && heifEndsEarly(view)) || meta?.cut) {
    throw new ImageError(`The AVIF or HEIC file ends within its header, at ${view.length} bytes.`, { reason: "truncated" });
  }
  if (!meta) throw broken("AVIF or HEIC", "it has no meta box");
  const children = meta.start + 4;
  const properties = find(view, children, meta.end, "iprp");
  const container = properties && find(view, properties.start, properties.end, "ipco");
  const association = properties && find(view, properties.start, properties.end, "ipma");
  const primary = find(view, children, meta.end, "pitm");
  if (!container || !association || !primary) throw broken("AVIF or HEIC", "it names no primary item");

  const all = [...boxes(view, container.start, container.end)];
  const item = view.u8(primary.start) === 0 ? view.u16(primary.start + 4) : view.u32(primary.start + 4);
  const mine = associatedWith(view, association, item).flatMap((index) => all[index - 1] ?? []);

  const extents = mine.find((box) => box.type === "ispe");
  if (!extents) throw broken("AVIF or HEIC", "its primary item has no size");
  let width = view.u32(extents.start + 4);
  let height = view.u32(extents.start + 8);
  for (const box of mine) {
    if (box.type === "clap") [width, height] = clean(view, box, width, height);
    else if (box.type === "irot" && view.u8(box.start) & 1) [width, height] = [height, width];
  }
  return { width, height, orientation: 1, frames: undefined };
}

/** Whether the last of the outermost boxes claims more bytes than there are. */
export function heifEndsEarly(view: ByteView): boolean {
  return Array.from(boxes(view, 0, view.length)).at(-1)?.cut ?? true;
}

/** The clean aperture: the part of the picture that is displayed. An invalid one is ignored. */
function clean(view: ByteView, box: Box, width: number, height: number): [number, number] {
  const cropped = (at: number, whole: number) => {
    const size = Math.round(view.u32(at) / view.u32(at + 4));
    return size >= 1 && size <= whole ? size : whole;
  };
  return [cropped(box.start, width), cropped(box.start + 8, height)];
}

/** The 1-based indexes of an item's properties, in the order in which they apply. */
function associatedWith(view: ByteView, box: Box, item: number): number[] {
  const version = view.u8(box.start);
  const wide = (view.u32(box.start) & 1) === 1;
  const items = Math.min(view.u32(box.start + 4), MAX_ENTRIES);
  let at = box.start + 8;
  for (let index = 0; index < items; index++) {
    const id = version < 1 ? view.u16(at) : view.u32(at);
    at += version < 1 ? 2 : 4;
    const count = view.u8(at++);
    if (id === item) {
      return Array.from({ length: count }, (_, nth) => (wide ? view.u16(at + nth * 2) & 0x7fff : view.u8(at + nth) & 0x7f));
    }
    at += count * (wide ? 2 : 1);
  }
  return [];
}

function find(view: ByteView, start: number, end: number, type: string): Box | undefined {
  for (const box of boxes(view, start, end)) if (box.type === type) return box;
  return undefined;
}

/** The boxes in a range. Each is at least as long as its own header, so the loop always advances. */
function* boxes(view: ByteView, start: number, end: number): Generator<Box> {
  let at = start;
  for (let count = 0; at + 8 <= Math.min(end, view.length) && count < MAX_ENTRIES; count++) {
    const short = view.u32(at);
    const header = short === 1 ? 16 : 8;
    const size = short === 0 ? end - at : short === 1 ? view.u64(at + 8) : short;
    if (size < header) throw broken("AVIF or HEIC", "a box is shorter than its own header");
    yield { type: view.tag(at + 4), start: at + header, end: Math.min(at + size, end), cut: at + size > end };
    at += size;
  }
}
