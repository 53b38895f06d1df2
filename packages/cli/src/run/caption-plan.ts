import type { BatchFunction, RunSettings } from "@legenda/batch";
import type { Model } from "@legenda/core";

/** What is done with each image. */
export interface CaptionPlan {
  readonly fn: BatchFunction<unknown>;
  /** The models that may be asked, without their wrappers: for prices and limits. */
  readonly models: readonly Model[];
  /** What the answers depend on. */
  readonly settings: RunSettings;
  /** Why this model was chosen, for a line above the run; `undefined` if a flag names it. */
  readonly because: string | undefined;
  /** Milliseconds that a provider has asked to wait; 0 if none has. */
  waitingMs(): number;
}
