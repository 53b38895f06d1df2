import type { BatchProgress } from "@legenda/batch";
import { safeLine } from "../terminal/safe-text.js";
import { paint } from "./bar-field.js";
import { failureMessage } from "./failure-line.js";
import { formatCount } from "./format/format-count.js";
import { formatDuration } from "./format/format-duration.js";
import { formatMoney } from "./format/format-money.js";
import { formatTokens } from "./format/format-tokens.js";
import { goesOn } from "./goes-on.js";
import { moneySpent } from "./money-spent.js";
import type { FailureGroup } from "./result-tally.js";
import { retryAdvice } from "./retry-advice.js";
import { retryCommand } from "./retry-command.js";

/** What the end of a run is told with. */
export interface SummaryOptions {
  /** Where the outputs are, as they were given. */
  readonly outputs?: readonly string[];
  /** The command line of this run, such as `["legenda", "caption", "photos"]`, from which that of the next is made. */
  readonly command?: readonly string[];
  /** How the shell's quotes are; those of POSIX unless told. */
  readonly platform?: NodeJS.Platform;
  /** US dollars. */
  readonly budget?: number | undefined;
  readonly colours?: boolean;
}

/** What the counts do not tell: `ResultTally` has it. */
export interface SummaryFacts {
  readonly failures: readonly FailureGroup[];
  /** Answers cut short by their length. */
  readonly cutShort: number;
  /** Failures of earlier runs, which were not tried again. */
  readonly failedBefore: number;
}

const mostKinds = 8;

/**
 * The end of a run, in lines: what became of the images, what it took, where the outputs are, and what to do next.
 * Texts that are not ours are made harmless; lines are as long as they come.
 */
export function summary(progress: BatchProgress, facts: SummaryFacts, options: SummaryOptions = {}): string[] {
  const colours = options.colours ?? false;
  return [
    paint(heading(progress), "bold", colours),
    ...table(countRows(progress, facts)),
    ...failureLines(progress, facts.failures, colours),
    ...table(costRows(progress, options)),
    ...outputLines(options.outputs ?? []),
    ...nextLines(progress, facts, options),
  ];
}

/** How many are done, and in what time. */
function heading(progress: BatchProgress): string {
  const { total, finished, elapsedMs } = progress;
  const time = formatDuration(elapsedMs);
  const rest = total === undefined ? 0 : total - finished;
  if (rest > 0) return `Stopped after ${time}: ${formatCount(finished)} of ${formatCount(total ?? 0)} images are done.`;
  return `${formatCount(finished)} ${finished === 1 ? "image" : "images"} in ${time}.`;
}

type Row = readonly [name: string, value: string, aside?: string];

function countRows(progress: BatchProgress, { cutShort, failedBefore }: SummaryFacts): Row[] {
  const { called, fromJournal, duplicates, kept, failed } = progress;
  const asides = [
    ...(fromJournal > 0 ? [`${formatCount(fromJournal)} in earlier runs`] : []),
    ...(duplicates > 0 ? [`${formatCount(duplicates)} ${duplicates === 1 ? "duplicate" : "duplicates"}`] : []),
  ];
  const rows: Row[] = [["captioned", formatCount(called + fromJournal + duplicates), asides.join(", ")]];
  if (kept > 0) rows.push(["kept", formatCount(kept), "had a caption already"]);
  if (cutShort > 0) rows.push(["cut short", formatCount(cutShort), "the answer reached its greatest length"]);
  if (failed > 0) rows.push(["failed", formatCount(failed), failedBefore > 0 ? failedEarlier(failed, failedBefore) : ""]);
  return rows;
}

function failedEarlier(failed: number, before: number): string {
  return `${before === failed ? "" : `${formatCount(before)} `}in earlier runs, not tried again`;
}

/** The failures by kind, beneath their number. */
function failureLines({ failed }: BatchProgress, failures: readonly FailureGroup[], colours: boolean): string[] {
  const shown = failures.slice(0, mostKinds);
  const lines = shown.map(({ kind, count, message, varies, alike }) => {
    // With one name in it, it would seem to be that of all.
    const such = varies || alike < count ? ", such as" : "";
    return `    ${paint(`${formatCount(count)} ${safeLine(kind)}`, "red", colours)}${such}: ${failureMessage({ message })}`;
  });
  const rest = failed - shown.reduce((sum, { count }) => sum + count, 0);
  return shown.length > 0 && rest > 0 ? [...lines, `    ${formatCount(rest)} of other kinds`] : lines;
}

function costRows(progress: BatchProgress, { budget }: SummaryOptions): Row[] {
  const { inputTokens, outputTokens, requests, cost, totalCost } = progress;
  const rows: Row[] = [];
  if (requests > 0) rows.push(["requests", formatCount(requests)]);
  if (inputTokens + outputTokens > 0) rows.push(["tokens", `${formatTokens(inputTokens)} in, ${formatTokens(outputTokens)} out`]);
  const money = moneySpent(progress, budget);
  if (money !== undefined) {
    const before = cost !== undefined && totalCost !== undefined && totalCost > cost;
    const aside =
      budget === undefined ? `${formatMoney(totalCost ?? 0)} with earlier runs` : `${formatMoney(cost ?? 0)} in this run`;
    rows.push(["cost", money, before ? aside : ""]);
  } else if (requests > 0 && cost === undefined) rows.push(["cost", "unknown", "no price is known for the model"]);
  return rows;
}

function outputLines(outputs: readonly string[]): string[] {
  return outputs.map((output, index) => `${index === 0 ? "Written: " : "         "}${safeLine(output)}`);
}

function nextLines(
  { total, finished, failed }: BatchProgress,
  { failures }: SummaryFacts,
  { command, platform = "linux" }: SummaryOptions,
): string[] {
  const lines: string[] = [];
  if (total !== undefined && finished < total) lines.push(goesOn(command ?? []));
  if (failed > 0 && command !== undefined) {
    lines.push(retryAdvice(failures), `  ${retryCommand(command, platform)}`);
  }
  return lines;
}

/** Names to the left, values beside each other to the right of them. */
function table(rows: readonly Row[]): string[] {
  return rows.map(([name, value, aside]) => `  ${name.padEnd(10)} ${value}${aside ? ` (${aside})` : ""}`);
}
