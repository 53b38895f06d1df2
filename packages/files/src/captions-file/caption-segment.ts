import type { TextFile } from "../text/text-file.js";
import type { CaptionEntry } from "./caption-entry.js";

/** A stretch of a file: all of them, one after the other, are the whole file. */
export interface CaptionSegment {
  readonly raw: string;
  /** The caption in it; `undefined` for headers, blank lines and what is between the items of a JSON array. */
  readonly entry?: CaptionEntry;
  /** The stretch with another caption and everything else as it was. */
  readonly withText?: (text: string) => string;
}

/** A file of captions that is being read, and the columns to read. */
export interface CaptionsTextFile extends TextFile {
  readonly keyColumn: string | undefined;
  readonly captionColumn: string | undefined;
}
