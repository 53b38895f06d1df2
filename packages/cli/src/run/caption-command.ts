import type { CommandContext } from "../command-context.js";
import type { CaptionOptions } from "../options/caption-options.js";
import { beforeTheFirst } from "./could-not-begin.js";
import { earlierCaptions } from "./earlier-captions.js";
import { execute } from "./execute.js";
import { journalPath } from "./journal-path.js";
import { outputPlan } from "./output-plan.js";
import { planCaptions } from "./plan-captions.js";
import { refuseInputs } from "./refuse-inputs.js";
import { firstOf, imageFolders, runSources } from "./run-sources.js";

/** `legenda caption`. */
export async function captionCommand(
  inputs: readonly string[],
  options: CaptionOptions,
  context: CommandContext,
): Promise<number> {
  const journal = journalPath(options, context.cwd);
  refuseInputs(inputs, options, context.cwd);
  const earlier = await beforeTheFirst(() => earlierCaptions(options, journal, context.cwd));
  const sources = await runSources(inputs, options, earlier.captions, context);
  const columns = Object.keys((await firstOf(sources))?.fields ?? {});
  const plan = await planCaptions(options, columns, context);
  const outputs = outputPlan(options, plan, earlier.files, context);
  return await execute({ plan, sources, options, outputs, journal, beside: imageFolders(inputs, context.cwd) }, context);
}
