/** How a file of captions is written. */
export type CaptionsFormat = "csv" | "tsv" | "jsonl" | "json" | "txt";

/** A caption as a file has it. */
export interface CaptionEntry {
  /** The image's name; `undefined` where the file has no place for it, such as plain text. */
  readonly key: string | undefined;
  /** Empty where there is none. */
  readonly text: string;
  /** The line on which the entry begins, counted from 1. */
  readonly line: number;
  /** What else the entry says, by the names of its columns; of JSON, what is a text, a number or a truth value. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether the caption is missing because captioning failed: there is an error and no text. */
  readonly failed: boolean;
}

export interface CaptionsFileOptions {
  /** The column, or the JSON property, that names the image; found by its name unless told. */
  readonly keyColumn?: string | undefined;
  /** The column, or the JSON property, that holds the caption; `"value.alt"` for a property within one. */
  readonly captionColumn?: string | undefined;
  /** Told by the file's name, else by its beginning, unless told here. */
  readonly format?: CaptionsFormat | undefined;
}

/** A path, or what a file holds, in chunks: UTF-8, or UTF-16 with a byte-order mark. */
export type CaptionsInput = string | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
