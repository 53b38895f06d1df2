import { ImageError } from "@legenda/core";
import type { Orientation } from "./exif-orientation.js";

/** What the header of one format says; width and height as the rows and columns are stored. */
export interface StoredHeader {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** `undefined` where only reading the whole file would tell. */
  readonly frames: number | undefined;
}

export function broken(format: string, why: string): ImageError {
  return new ImageError(`The ${format} file is broken: ${why}.`, { reason: "unreadable" });
}
