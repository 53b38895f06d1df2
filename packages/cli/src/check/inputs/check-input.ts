import type { CaptionsFileOptions, CaptionsInput } from "@legenda/files";

/** A file of captions to be checked. */
export interface CaptionsFile {
  readonly kind: "captions";
  /** As it was named on the command line. */
  readonly name: string;
  readonly source: CaptionsInput;
  readonly options: CaptionsFileOptions;
}

/** A page to be checked. */
export interface Page {
  readonly kind: "page";
  /** As it was named on the command line, or below the folder that was. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whether it is XHTML, where any tag may close itself. */
  readonly xml: boolean;
}

/** A folder that could not be looked into. */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly name: string;
  readonly message: string;
}

export type CheckInput = CaptionsFile | Page | Unreadable;
