/** The media types that are recognised by their bytes. */
export type ImageMediaType =
  | "image/jpeg"
  | "image/png"
  | "image/gif"
  | "image/webp"
  | "image/avif"
  | "image/heic"
  | "image/bmp"
  | "image/tiff"
  | "image/svg+xml";

/** The number of bytes that `sniffMediaType` reads; the rest may be missing. The root of an SVG may follow a long comment. */
export const sniffLength = 1024;

/**
 * Detects the media type of an image by its first bytes, regardless of its name or of a header; `undefined` if it is
 * not an image in a known format.
 *
 * @param bytes the image, or its first 1024 bytes
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 * @example
 * sniffMediaType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)); // "image/jpeg"
 */
export function sniffMediaType(bytes: Uint8Array): ImageMediaType | undefined {
  const head = ascii(bytes, 0, 16);
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "image/gif";
  if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return "image/webp";
  if (head.startsWith("ftyp", 4)) return isoBrand(bytes);
  if (head.startsWith("II*\0") || head.startsWith("MM\0*") || head.startsWith("II+\0") || head.startsWith("MM\0+"))
    return "image/tiff";
  if (head.startsWith("BM") && isBitmapHeader(bytes)) return "image/bmp";
  return isSvg(bytes) ? "image/svg+xml" : undefined;
}

/** HEIF files name their format in a list of brands. The major one may be the generic `mif1`, so all of them are checked. */
function isoBrand(bytes: Uint8Array): ImageMediaType | undefined {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const brands = ascii(bytes, 8, Math.min(size, bytes.length, sniffLength));
  let heic = false;
  for (let at = 0; at + 4 <= brands.length; at += at === 0 ? 8 : 4) {
    const brand = brands.slice(at, at + 4);
    if (brand === "avif" || brand === "avis") return "image/avif";
    heic ||= /^(he[ivs][csmx]|mif1|msf1)$/.test(brand);
  }
  return heic ? "image/heic" : undefined;
}

/** Many texts start with "BM", so the size of the second header must be a valid one. */
function isBitmapHeader(bytes: Uint8Array): boolean {
  if (bytes.length < 18) return false;
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(14, true);
  return [12, 16, 40, 52, 56, 64, 108, 124].includes(size);
}

function isSvg(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = ascii(bytes, 0, sniffLength).replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "");
  const prolog = /^\s*(<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE\s+svg[^>[]*(\[[^\]]*\]\s*)?>\s*)*<(\w+:)?svg[\s>/]/;
  return prolog.test(wide ? text.replaceAll("\0", "") : text);
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length)));
}
