import type { CommandContext } from "../command-context.js";
import type { RunOptions } from "../options/run-options.js";
import type { CaptionPlan } from "./caption-plan.js";
import type { OutputPlan } from "./write-outputs.js";

/** How a run's results are written. */
export function outputPlan(
  { output, selection }: RunOptions,
  { textColumn, findings, language }: CaptionPlan,
  earlier: readonly string[],
  { cwd }: CommandContext,
): OutputPlan {
  const { existing, separator } = selection;
  return { output, existing, separator, textColumn, findings, language, earlier, cwd };
}
