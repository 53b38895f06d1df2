import type { CommandContext } from "../command-context.js";
import type { RunOptions } from "../flags/command-flags.js";
import type { CaptionPlan } from "./caption-plan.js";
import { earlierCaptions } from "./earlier-captions.js";
import { execute } from "./execute.js";
import { refuseInputs } from "./refuse-inputs.js";
import { runFiles } from "./run-outputs.js";
import { imageFolders, runSources } from "./run-sources.js";
import type { SourceSet } from "./source-set.js";
import { atStartup } from "./startup-errors.js";

/**
 * Opens the sources that a command line names, plans what to do with them, and runs that.
 *
 * @returns the exit code
 */
export async function runPlan(
  inputs: readonly string[],
  options: RunOptions,
  makePlan: (sources: SourceSet) => Promise<CaptionPlan>,
  context: CommandContext,
): Promise<number> {
  const { cwd } = context;
  const files = runFiles(options, cwd);
  refuseInputs(inputs, files, cwd);
  const earlier = await atStartup(() => earlierCaptions(options, files));
  await using sources = await runSources(inputs, options, earlier.captions, context);
  const plan = await makePlan(sources);
  return await execute({ plan, sources, options, files, earlier, imageFolders: imageFolders(inputs, cwd) }, context);
}
