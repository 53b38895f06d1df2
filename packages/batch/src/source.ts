import type { ImageSource } from "@legenda/core";

/** One image of a batch. */
export interface BatchSource {
  /**
   * Identifies the image in the journal and in every output: unique among the sources, and the same in every run. For a
   * file it is the path below its folder, with forward slashes.
   */
  readonly key: string;
  readonly image: ImageSource;
  /** The columns of its row, by their names. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The caption that it already has. */
  readonly existing?: string;
  /** A row without an image, such as another size of a product: it comes out as it is, so that a table stays complete. */
  readonly empty?: true;
  /** Why the image cannot be captioned: it fails without a call. */
  readonly problem?: Error;
}

/** The images of a batch, read one at a time. */
export type BatchSources = Iterable<BatchSource> | AsyncIterable<BatchSource>;
