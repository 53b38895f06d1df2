import { ByteView } from "../header/byte-view.js";
import { gifBlocks } from "../header/gif.js";
import type { Trait } from "./trait.js";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;

export function gifTraits(bytes: Uint8Array): Set<Trait> {
  const view = new ByteView(bytes, "GIF");
  const traits = new Set<Trait>(["truncated"]);
  let frames = 0;
  for (const { kind, start } of gifBlocks(view)) {
    if (kind === IMAGE && ++frames > 1) traits.add("animation");
    if (kind === EXTENSION && view.has(start, 4)) {
      if (view.u8(start + 1) !== GRAPHIC_CONTROL) traits.add("metadata");
      else if (view.u8(start + 3) & 1) traits.add("alpha");
    }
    if (kind === TRAILER) {
      traits.delete("truncated");
      if (start + 1 < bytes.length) traits.add("metadata");
    }
  }
  // A frame that leaves part of the screen bare shows through there.
  if (frames === 1 && !fillsScreen(view)) traits.add("alpha");
  return traits;
}

function fillsScreen(view: ByteView): boolean {
  for (const { kind, start } of gifBlocks(view)) {
    if (kind !== IMAGE) continue;
    return view.u32(start + 1) === 0 && view.u32(start + 5) === view.u32(6);
  }
  return false;
}
