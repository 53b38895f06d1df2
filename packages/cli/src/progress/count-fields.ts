import type { BatchProgress } from "@legenda/batch";
import type { BarField } from "./bar-field.js";
import { formatCount } from "./format/format-count.js";
import { formatDuration } from "./format/format-duration.js";
import { formatTokens } from "./format/format-tokens.js";
import { moneySpent } from "./money-spent.js";
import type { RunState } from "./run-state.js";

/** A wait that is over before it is read is not worth a word. */
const worthSayingMs = 1000;

/** What a run has come to, for the lower line: what is to be known first stands first. */
export function countFields(
  progress: BatchProgress,
  { budget, waitingMs = 0 }: RunState & { budget?: number | undefined },
): BarField[] {
  const { active, failed, inputTokens, outputTokens, fromJournal, duplicates, kept } = progress;
  const fields: BarField[] = [];
  if (progress.stage === "stopping") fields.push(stopping(active));
  else if (waitingMs >= worthSayingMs) fields.push(waiting(waitingMs));
  if (failed > 0) fields.push({ forms: [`${formatCount(failed)} failed`], rank: 1, style: "red" });
  if (progress.stage === "running") fields.push({ forms: [`${formatCount(active)} under way`], rank: 4 });
  const money = spent(progress, budget);
  if (money !== undefined) fields.push(money);
  if (inputTokens + outputTokens > 0) {
    const [input, output] = [formatTokens(inputTokens), formatTokens(outputTokens)];
    fields.push({ forms: [`${input} tokens in, ${output} out`, `${input} in, ${output} out`], rank: 5 });
  }
  if (fromJournal > 0) fields.push(aside(fromJournal, "from before", 6));
  if (duplicates > 0) fields.push(aside(duplicates, duplicates === 1 ? "duplicate" : "duplicates", 7));
  if (kept > 0) fields.push(aside(kept, "kept", 8));
  return fields;
}

function stopping(active: number): BarField {
  const way = `stopping: ${formatCount(active)} under way`;
  const forms = [`${way}, Ctrl-C again to stop at once`, `${way}, Ctrl-C: at once`, way, "stopping"];
  return { forms, rank: 0, style: "yellow" };
}

function waiting(ms: number): BarField {
  const time = formatDuration(Math.ceil(ms / 1000) * 1000);
  const forms = [`waiting for the provider's limit, ${time}`, `waiting for the limit, ${time}`, `waiting ${time}`, "waiting"];
  return { forms, rank: 3, style: "yellow" };
}

function spent(progress: BatchProgress, budget: number | undefined): BarField | undefined {
  const money = moneySpent(progress, budget);
  return money === undefined ? undefined : { forms: [money, money.split(" ")[0] ?? money], rank: 2 };
}

function aside(count: number, what: string, rank: number): BarField {
  return { forms: [`${formatCount(count)} ${what}`], rank, style: "dim" };
}
