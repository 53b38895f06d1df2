import type { ImageSource } from "@legenda/core";

/** One image of a batch, as a source gives it. */
export interface BatchSource {
  /**
   * Names the image in the journal and in every output: unique among the sources, and the same in every run. For a file
   * it is the path below its folder, with forward slashes.
   */
  readonly key: string;
  readonly image: ImageSource;
  /** What is known beside the image: the columns of its row, by their names. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The caption that it has already, where it has one. */
  readonly existing?: string;
  /** A row without an image, such as a further size of a product: it comes out as it is, so that a table stays whole. */
  readonly empty?: true;
  /** Why it cannot be captioned: it comes out as a failure without a call. */
  readonly problem?: Error;
}

/** Where images come from. What can be iterated again is read again; nothing is held in memory as a whole. */
export type BatchSources = Iterable<BatchSource> | AsyncIterable<BatchSource>;
