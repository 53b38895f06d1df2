import { ByteView } from "../header/byte-view.js";
import { webpChunks } from "../header/webp.js";
import type { Trait } from "./trait.js";

const TRAITS: Readonly<Record<string, Trait>> = {
  ALPH: "alpha",
  ICCP: "colour",
  ANIM: "animation",
  ANMF: "animation",
};
const PLAIN: readonly string[] = ["VP8 ", "VP8L", "VP8X"];

export function webpTraits(bytes: Uint8Array): Set<Trait> {
  const view = new ByteView(bytes, "WebP");
  const traits = new Set<Trait>();
  const end = view.u32(4, true) + 8;
  if (end > bytes.length) traits.add("truncated");
  else if (end < bytes.length) traits.add("metadata");
  for (const chunk of webpChunks(view)) {
    if (!PLAIN.includes(chunk.tag)) traits.add(TRAITS[chunk.tag] ?? "metadata");
    // The bit that says whether the alpha of a lossless picture is used.
    if (chunk.tag === "VP8L" && view.has(chunk.start, 5) && (view.u32(chunk.start + 1, true) >>> 28) & 1) traits.add("alpha");
  }
  return traits;
}
