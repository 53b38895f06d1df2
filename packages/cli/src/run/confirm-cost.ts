import type { CommandContext } from "../command-context.js";
import type { Execution } from "./execution.js";
import { estimateLines, estimateRun } from "./print-estimate.js";

/** US dollars: the estimate from which on the person at the terminal is asked. */
const confirmFrom = 1;

/** Asks the person at the terminal before a run that may cost a dollar or more and has no budget. */
export async function confirmCost(execution: Execution, context: CommandContext): Promise<boolean> {
  const { plan, options } = execution;
  const { yes, budget, sample, quiet, json } = options;
  const hasPrice = plan.models.some(({ capabilities }) => capabilities.prices);
  if (yes || budget !== undefined || sample !== undefined || !hasPrice || !context.isInteractive || quiet || json) return true;
  const estimated = await estimateRun(execution, context);
  if ((estimated.cost?.amount ?? 0) < confirmFrom) return true;
  for (const line of estimateLines(estimated, options).slice(0, -1)) context.stderr.write(`${line}\n`);
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({
    message: "Continue? (--budget sets a limit, --yes skips this question.)",
    initialValue: false,
    input: context.stdin as NodeJS.ReadStream,
    output: context.stderr as NodeJS.WriteStream,
    signal: context.signal,
  });
  if (isCancel(answer) || !answer) {
    context.stderr.write("Nothing was sent.\n");
    return false;
  }
  return true;
}
