import type { Answer, ImageSource, Prices } from "@legenda/core";
import type { RunSettings } from "../journal/settings.js";
import type { BatchProgress } from "../progress.js";
import type { BatchSource } from "../source.js";

/**
 * What is done with each image: a caption function, or a function around one. Return the answer itself, not its value:
 * only then are tokens, cost and budget known, and the same question about the same picture is asked once.
 */
export type BatchFunction<T> = (image: ImageSource, item: BatchItem) => Answer<T> | PromiseLike<T> | T;

/** What is known of an image beside its pixels. */
export interface BatchItem {
  readonly key: string;
  /** The columns of its row, by their names. */
  readonly fields: Readonly<Record<string, string>>;
  /** The image where it came from: a file's path, say. What the function gets first are its bytes, which have been read already. */
  readonly source: BatchSource;
  /** Pixels of the picture as it is shown, where its header could be read. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

export interface BatchOptions {
  /** The journal's file. It is made where there is none, and gone on with where there is one. Without it nothing outlives the process. */
  readonly journal?: string;
  /** What else the answers depend on, such as the model's name: a journal made with other settings is refused. */
  readonly settings?: RunSettings;
  /**
   * What becomes of an image that was answered and would be asked something else today, though neither it nor its row has
   * changed: the prompt has. The run ends by a `JournalError` unless told otherwise, since to ask again costs money and to
   * keep it mixes the answers of two prompts; `"ask"` and `"keep"` do the one and the other.
   */
  readonly changed?: "refuse" | "ask" | "keep";
  /** Images at once; 8 unless told otherwise. */
  readonly concurrency?: number;
  /** The most that this run and those before it may cost, in US dollars. The run ends before the request that could pass it. */
  readonly budget?: number;
  /** Prices for a budget over models that have none in common: the highest of theirs. */
  readonly budgetPrices?: Prices;
  /** Tries again what failed in an earlier run: all of it, or the images with these keys. */
  readonly retryFailed?: boolean | ReadonlySet<string>;
  /** What happens to an image that has a caption already; `"overwrite"` unless told otherwise: it is captioned. */
  readonly existing?: "keep" | "overwrite";
  /** Whether a picture that comes up again under another name is asked about again; `"share"` unless told otherwise: one answer serves all. */
  readonly duplicates?: "share" | "ask";
  /**
   * Pictures whose perceptual hashes differ in at most so many of 64 bits share one answer as well. 0 to 10; off unless
   * told. Somebody should look at what was taken for the same.
   */
  readonly nearDuplicates?: number;
  /** How many images there are, for `progress`. */
  readonly total?: number;
  /** Stops at once: requests under way are given up. `stop()` of the batch lets them end. */
  readonly signal?: AbortSignal;
  /** Told whenever something has changed. */
  readonly onProgress?: (progress: BatchProgress) => void;
}
