import type { RunOptions } from "../flags/command-flags.js";
import type { CaptionPlan } from "./caption-plan.js";
import type { EarlierCaptions } from "./earlier-captions.js";
import type { RunFiles } from "./run-outputs.js";
import type { SourceSet } from "./source-set.js";

/** All that a run needs. */
export interface Execution {
  readonly plan: CaptionPlan;
  readonly sources: SourceSet;
  readonly options: RunOptions;
  readonly files: RunFiles;
  readonly earlier: EarlierCaptions;
  /** The folders with images, beside which sidecars are written. */
  readonly imageFolders: readonly string[];
}
