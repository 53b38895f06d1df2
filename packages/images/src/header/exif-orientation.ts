import type { ByteView } from "./byte-view.js";

/** The orientation of the stored rows and columns, 1 to 8, as EXIF numbers it; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/**
 * The orientation in an EXIF block (a small TIFF). 1 if there is none or the block is broken, since broken metadata is
 * not a reason to refuse a picture.
 */
export function exifOrientation(view: ByteView, start: number, end: number): Orientation {
  const limit = Math.min(end, view.length);
  if (start + 8 > limit) return 1;
  const order = view.text(start, 2);
  if (order !== "II" && order !== "MM") return 1;
  const little = order === "II";
  const directory = start + view.u32(start + 4, little);
  if (directory + 2 > limit) return 1;
  const count = view.u16(directory, little);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > limit) return 1;
    if (view.u16(entry, little) !== ORIENTATION_TAG) continue;
    return view.u16(entry + 2, little) === SHORT ? toOrientation(view.u16(entry + 8, little)) : 1;
  }
  return 1;
}

/** The number as an orientation, 1 if it is not one. */
export function toOrientation(value: number): Orientation {
  return Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : 1;
}
