import { ImageError } from "@legenda/core";
import { type ImageMediaType, sniffMediaType } from "@legenda/core/provider";
import { readBmpHeader } from "./bmp.js";
import type { Orientation } from "./exif-orientation.js";
import { readGifHeader } from "./gif.js";
import { readHeifHeader } from "./heif.js";
import { readJpegHeader } from "./jpeg.js";
import { notAnImage } from "./not-an-image.js";
import { readPngHeader } from "./png.js";
import { broken, type StoredHeader } from "./stored-header.js";
import { readTiffHeader } from "./tiff.js";
import { readWebpHeader } from "./webp.js";

/** The data in an image's header. */
export interface ImageHeader {
  /** Determined from the bytes, such as `"image/png"`. */
  readonly mediaType: ImageMediaType;
  /** In pixels, of the picture as it is displayed, with its orientation applied. */
  readonly width: number;
  /** In pixels, of the picture as it is displayed, with its orientation applied. */
  readonly height: number;
  /** The orientation of the stored rows and columns, as EXIF numbers it; 1 is upright. */
  readonly orientation: Orientation;
  /** Number of frames or pages; `undefined` where the header does not contain it (AVIF, HEIC). */
  readonly frames: number | undefined;
}

const READERS: Readonly<Record<string, (bytes: Uint8Array) => StoredHeader>> = {
  "image/jpeg": readJpegHeader,
  "image/png": readPngHeader,
  "image/gif": readGifHeader,
  "image/webp": readWebpHeader,
  "image/avif": readHeifHeader,
  "image/heic": readHeifHeader,
  "image/tiff": readTiffHeader,
  "image/bmp": readBmpHeader,
};

/**
 * Reads the size of an image from its header alone: JPEG, PNG, GIF, WebP, AVIF, HEIC, TIFF and BMP.
 * No pixel is decoded, and the time it takes is bounded by the number of bytes whatever they hold.
 * The first bytes of a file are enough if they include the header; only the frames among them are then counted.
 *
 * @throws {ImageError} `"not-an-image"`, `"unsupported-type"`, `"truncated"` or `"unreadable"`.
 *
 * @example
 * import { readFile } from "node:fs/promises";
 * import { readDimensions } from "@legenda/images";
 *
 * const { width, height, mediaType } = readDimensions(await readFile("wolf.jpg"));
 */
export function readDimensions(bytes: Uint8Array): ImageHeader {
  const mediaType = sniffMediaType(bytes);
  if (mediaType === undefined) throw notAnImage(bytes);
  const read = READERS[mediaType];
  if (!read) {
    throw new ImageError(`The size of ${mediaType} cannot be read from its header.`, { reason: "unsupported-type", mediaType });
  }
  const { width, height, orientation, frames } = read(bytes);
  if (!(width > 0 && height > 0)) throw broken(mediaType, `its size is ${width} x ${height}`);
  const [shownWidth, shownHeight] = orientation > 4 ? [height, width] : [width, height];
  return { mediaType, width: shownWidth, height: shownHeight, orientation, frames };
}
