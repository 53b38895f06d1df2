/** How a file of captions is written. */
export type CaptionsFormat = "csv" | "tsv" | "jsonl" | "json" | "txt";

/** A caption in a file. */
export interface CaptionEntry {
  /** The image's name; `undefined` if the file does not name images, such as plain text. */
  readonly key: string | undefined;
  /** Empty if there is none. */
  readonly text: string;
  /** The line on which the entry begins, counted from 1. */
  readonly line: number;
  /** The other columns of the entry, by their names; of JSON, the properties that are texts, numbers or booleans. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether the caption is missing because captioning failed: the entry has an error and no text. */
  readonly failed: boolean;
}

export interface CaptionsFileOptions {
  /** The column, or the JSON property, that names the image. @default found by its name */
  readonly keyColumn?: string | undefined;
  /** The column, or the JSON property, that holds the caption; `"value.alt"` for a property within one. @default found by its name */
  readonly captionColumn?: string | undefined;
  /** @default recognised by the file's name, otherwise by its beginning */
  readonly format?: CaptionsFormat | undefined;
}

/** A path, or the content of a file in chunks: UTF-8, or UTF-16 with a byte order mark. */
export type CaptionsInput = string | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
