import type { ImageMediaType } from "@legenda/core/provider";
import { ByteView } from "../header/byte-view.js";
import { gifBlocks } from "../header/gif.js";
import { heifEndsEarly } from "../header/heif.js";
import { pngChunks } from "../header/png.js";
import { tiffEndsEarly } from "../header/tiff.js";

/**
 * Whether a file ends before its own structure says that it should. Decoders often report a truncated file only as
 * a read error; once decoding has failed, this distinguishes truncation from other damage.
 */
export function endsEarly(bytes: Uint8Array, mediaType: ImageMediaType): boolean {
  const view = new ByteView(bytes, mediaType);
  switch (mediaType) {
    case "image/png":
      return !Array.from(pngChunks(view)).some((chunk) => chunk.tag === "IEND");
    case "image/gif":
      return view.length < 13 || !Array.from(gifBlocks(view)).some((block) => block.kind === 0x3b);
    case "image/webp":
      return view.length < 12 || view.u32(4, true) + 8 > view.length;
    case "image/jpeg":
      return bytes.findLastIndex((byte, index) => byte === 0xd9 && bytes[index - 1] === 0xff) === -1;
    case "image/tiff":
      return tiffEndsEarly(view);
    case "image/avif":
    case "image/heic":
      return heifEndsEarly(view);
    default:
      return false;
  }
}
