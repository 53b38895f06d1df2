import type { CaptionEntry } from "./caption-entry.js";

/** A stretch of a file: all of them, one after the other, are the whole of it. */
export interface CaptionPiece {
  readonly raw: string;
  /** The caption that stands in it; nothing for headers, blank lines and what is between the items of a JSON array. */
  readonly entry?: CaptionEntry;
  /** The stretch with another caption, all else as it was. */
  readonly withText?: (text: string) => string;
}

/** What is open about a file before it is read: how to name it in an error, and which columns to take. */
export interface PieceOptions {
  readonly name: string;
  readonly keyColumn: string | undefined;
  readonly captionColumn: string | undefined;
}
