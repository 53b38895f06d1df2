import type { CommandContext } from "../command-context.js";
import type { FunctionOptions } from "../options/caption-options.js";
import { execute } from "./execute.js";
import { journalPath } from "./journal-path.js";
import { outputPlan } from "./output-plan.js";
import { planFunction } from "./plan-function.js";
import { captionFiles, firstOf, imageFolders, runSources } from "./run-sources.js";

/** `legenda run`. */
export async function runCommand(inputs: readonly string[], options: FunctionOptions, context: CommandContext): Promise<number> {
  const journal = journalPath(options, context.cwd);
  const sources = await runSources(inputs, options, await captionFiles(options, journal, context.cwd), context);
  const plan = await planFunction(options, await firstOf(sources), context);
  const outputs = outputPlan(options, plan, context);
  return await execute({ plan, sources, options, outputs, journal, beside: imageFolders(inputs, context.cwd) }, context);
}
