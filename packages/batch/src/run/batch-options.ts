import type { Answer, ImageSource, Prices } from "@legenda/core";
import type { RunSettings } from "../journal/settings.js";
import type { BatchProgress } from "../progress.js";
import type { BatchSource } from "../source.js";
import type { Executor } from "./executor.js";

/**
 * Called for each image: a caption function, or a function around one. Return the answer itself, not its value: only
 * then are tokens, cost and budget known, and duplicates captioned once.
 */
export type BatchFunction<T> = (image: ImageSource, item: BatchItem) => Answer<T> | PromiseLike<T> | T;

/** An image beside its pixels, for the function. */
export interface BatchItem {
  readonly key: string;
  /** The columns of its row, by their names. */
  readonly fields: Readonly<Record<string, string>>;
  /** The image where it came from, such as a file's path. The function's first argument has its bytes, which are loaded already. */
  readonly source: BatchSource;
  /** Pixels of the image as shown; `undefined` where its header could not be read. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

export interface BatchOptions {
  /** The journal's file, created where it does not exist and continued where it does. Without it nothing outlives the process. */
  readonly journal?: string;
  /** What else the answers depend on, such as the model's name: a journal with other settings is refused. */
  readonly settings?: RunSettings;
  /**
   * What to do with a captioned image when the prompt has changed since: `"ask"` captions it again, which costs money;
   * `"keep"` keeps its caption, which mixes the answers of two prompts; `"refuse"` ends the run with a `JournalError`.
   *
   * @default "refuse"
   */
  readonly changed?: "refuse" | "ask" | "keep";
  /**
   * Asks the model: by default in this process.
   *
   * @default inProcess
   */
  readonly executor?: Executor;
  /**
   * Images in flight at once.
   *
   * @default 8, or what the executor sets
   */
  readonly concurrency?: number;
  /** The most that this run and those before it may cost, in US dollars. The run ends before a request that could exceed it. */
  readonly budget?: number;
  /** Prices for a budget over models that have none in common: the highest of theirs. */
  readonly budgetPrices?: Prices;
  /** Retries what failed in an earlier run: all of it, or the images with these keys. */
  readonly retryFailed?: boolean | ReadonlySet<string>;
  /**
   * What to do with an image that already has a caption: caption it, or keep that caption.
   *
   * @default "overwrite"
   */
  readonly existing?: "keep" | "overwrite";
  /**
   * What to do with an image that occurs again under another name: `"share"` uses one answer for all of them.
   *
   * @default "share"
   */
  readonly duplicates?: "share" | "ask";
  /**
   * Images whose perceptual hashes differ in at most this many of 64 bits share one answer too, 0 to 10. Review what was
   * taken for the same.
   *
   * @default off
   */
  readonly nearDuplicates?: number;
  /** The number of images, for `progress`. */
  readonly total?: number;
  /** Stops at once and gives up requests in flight. `stop()` of the batch lets them finish. */
  readonly signal?: AbortSignal;
  /** Called at every change. */
  readonly onProgress?: (progress: BatchProgress) => void;
}
