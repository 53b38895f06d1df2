import type { CommandContext } from "../command-context.js";
import type { FunctionOptions } from "../options/caption-options.js";
import { beforeTheFirst } from "./could-not-begin.js";
import { earlierCaptions } from "./earlier-captions.js";
import { execute } from "./execute.js";
import { journalPath } from "./journal-path.js";
import { outputPlan } from "./output-plan.js";
import { planFunction } from "./plan-function.js";
import { refuseInputs } from "./refuse-inputs.js";
import { firstOf, imageFolders, runSources } from "./run-sources.js";

/** `legenda run`. */
export async function runCommand(inputs: readonly string[], options: FunctionOptions, context: CommandContext): Promise<number> {
  const journal = journalPath(options, context.cwd);
  refuseInputs(inputs, options, context.cwd);
  const earlier = await beforeTheFirst(() => earlierCaptions(options, journal, context.cwd));
  const sources = await runSources(inputs, options, earlier.captions, context);
  const plan = await planFunction(options, await firstOf(sources), context);
  const outputs = outputPlan(options, plan, earlier.files, context);
  return await execute({ plan, sources, options, outputs, journal, beside: imageFolders(inputs, context.cwd) }, context);
}
