import type { ImageMediaType } from "@legenda/core/provider";

/** What of metadata a kind of image can hold. */
export interface WritableType {
  /** The ending that goes with the bytes: a file's own may be wrong, and ExifTool refuses it then. */
  readonly ending: string;
  /** Whether programs look for IPTC-IIM in it. */
  readonly iim: boolean;
}

/** The kinds of images whose metadata is written; all of them hold XMP. */
export const writableTypes: Partial<Readonly<Record<ImageMediaType, WritableType>>> = {
  "image/jpeg": { ending: ".jpg", iim: true },
  "image/tiff": { ending: ".tif", iim: true },
  "image/png": { ending: ".png", iim: false },
  "image/webp": { ending: ".webp", iim: false },
  "image/gif": { ending: ".gif", iim: false },
  "image/avif": { ending: ".avif", iim: false },
  "image/heic": { ending: ".heic", iim: false },
};
