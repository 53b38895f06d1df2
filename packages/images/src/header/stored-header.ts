import { ImageError } from "@legenda/core";
import type { Orientation } from "./exif-orientation.js";

/** The header of one format, with the width and height of the stored rows and columns. */
export interface StoredHeader {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** `undefined` where only the whole file would show it. */
  readonly frames: number | undefined;
}

export function broken(format: string, why: string): ImageError {
  return new ImageError(`The ${format} file is damaged: ${why}.`, { reason: "unreadable" });
}
