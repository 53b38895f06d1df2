import type { CommandContext } from "../command-context.js";
import type { Execution } from "./execute.js";
import { estimateLines, estimateRun } from "./print-estimate.js";

/** From this estimate on a person is asked, in US dollars. */
const worthAsking = 1;

/** Asks the person at the terminal before a run that may cost a dollar or more, where no budget bounds it. */
export async function confirmCost(execution: Execution, context: CommandContext): Promise<boolean> {
  const { plan, options } = execution;
  const { yes, budget, sample } = options.money;
  const priced = plan.models.some(({ capabilities }) => capabilities.prices);
  if (yes || budget !== undefined || sample !== undefined || !priced || !context.isInteractive || options.quiet || options.json)
    return true;
  const found = await estimateRun(execution, context);
  if ((found.cost?.amount ?? 0) < worthAsking) return true;
  for (const line of estimateLines(found, options).slice(0, -1)) context.stderr.write(`${line}\n`);
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({
    message: "Go on? (--budget sets a limit, --yes asks no more.)",
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
