import { ByteView } from "./byte-view.js";
import type { StoredHeader } from "./stored-header.js";

/** Reads the core header of OS/2 or the information header of Windows; a negative height only means rows from the top. */
export function readBmpHeader(bytes: Uint8Array): StoredHeader {
  const view = new ByteView(bytes, "BMP");
  const isCore = view.u32(14, true) === 12;
  const width = isCore ? view.u16(18, true) : view.i32(18, true);
  const height = isCore ? view.u16(20, true) : Math.abs(view.i32(22, true));
  return { width, height, orientation: 1, frames: 1 };
}
