import { ByteView } from "../header/byte-view.js";
import { pngChunks } from "../header/png.js";
import type { Trait } from "./trait.js";

/** Chunks that a decoder needs or that only describe the pixels. */
const PLAIN: readonly string[] = ["IHDR", "PLTE", "IDAT", "IEND", "sRGB", "gAMA", "cHRM", "pHYs", "sBIT", "bKGD"];
const TRAITS: Readonly<Record<string, Trait>> = {
  tRNS: "alpha",
  iCCP: "colour",
  cICP: "colour",
  acTL: "animation",
  fcTL: "animation",
  fdAT: "animation",
};

export function pngTraits(bytes: Uint8Array): Set<Trait> {
  const view = new ByteView(bytes, "PNG");
  const traits = new Set<Trait>();
  if (view.u8(24) > 8) traits.add("colour");
  if (view.u8(25) & 4) traits.add("alpha");
  let end: number | undefined;
  for (const chunk of pngChunks(view)) {
    if (!PLAIN.includes(chunk.tag)) traits.add(TRAITS[chunk.tag] ?? "metadata");
    if (chunk.tag === "IEND") end = chunk.end + 4;
  }
  if (end === undefined || end > bytes.length) traits.add("truncated");
  else if (end < bytes.length) traits.add("metadata");
  return traits;
}
