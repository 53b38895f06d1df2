import type { AltTextOptions } from "@legenda/alt-text";
import type { BatchFunction, RunSettings } from "@legenda/batch";
import type { Model } from "@legenda/core";

/** What is done with each image, and what the journal and the outputs must know of it. */
export interface CaptionPlan {
  readonly fn: BatchFunction<unknown>;
  /** The models that may be asked, as they are: for prices and limits. */
  readonly models: readonly Model[];
  /** On what the answers depend. */
  readonly settings: RunSettings;
  /** The column of answers that are a text or a list. */
  readonly textColumn: string;
  /** The rules of alt text for the answers; `undefined` where they are no alt texts and nothing was asked for. */
  readonly findings: AltTextOptions | undefined;
  /** Of the answers, as a BCP 47 tag. */
  readonly language: string | undefined;
  /** Why this model, for a line above the run. */
  readonly because: string | undefined;
  /** Milliseconds for which a provider has asked to wait; 0 where none has. */
  waitingMs(): number;
}
