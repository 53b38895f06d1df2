import type { CaptionsFileOptions, CaptionsInput } from "@legenda/files";

/** A file of captions to check. */
export interface CaptionsFile {
  readonly kind: "captions";
  /** The path, as on the command line. */
  readonly name: string;
  readonly source: CaptionsInput;
  readonly options: CaptionsFileOptions;
}

/** A page to check. */
export interface Page {
  readonly kind: "page";
  /** The path, as on the command line or joined with that of its folder. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whether it is XHTML, in which any element may be self-closing. */
  readonly xml: boolean;
}

/** A file or folder that cannot be read. */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly name: string;
  readonly message: string;
}

export type CheckInput = CaptionsFile | Page | Unreadable;
