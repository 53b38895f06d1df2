import type { BatchProgress } from "@legenda/batch";
import { safeLine } from "../terminal/safe-text.js";
import { paint } from "./bar-field.js";
import { failureMessage } from "./failure-notes.js";
import { costText, formatCount, formatDuration, formatMoney, formatTokens } from "./format.js";
import type { FailureGroup } from "./result-tally.js";
import { resumeHint, retryCommand, retryHint } from "./resume-hint.js";

/** What a summary shows beside the counts. */
export interface SummaryOptions {
  /** The outputs that were written, as they were named. */
  readonly outputs?: readonly string[];
  /** The command line of this run, such as `["legenda", "caption", "photos"]`, from which the next one is made. */
  readonly command?: readonly string[];
  /**
   * For the quoting of the shell.
   * @default "linux"
   */
  readonly platform?: NodeJS.Platform;
  /** US dollars. */
  readonly budget?: number | undefined;
  readonly colours?: boolean;
}

/** What `ResultTally` counts. */
export interface SummaryFacts {
  readonly failures: readonly FailureGroup[];
  /** Answers cut off at their greatest length. */
  readonly cutShort: number;
  /** Failures of earlier runs that were not tried again. */
  readonly failedBefore: number;
}

const maxKinds = 8;

/**
 * The summary of a run, in lines: the images, the cost, the outputs, and what to do next. Texts from outside are made safe to
 * print; lines are not wrapped.
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

/** How many are done, and how long that took. */
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
  if (cutShort > 0) rows.push(["cut off", formatCount(cutShort), "the answer reached its maximum length"]);
  if (failed > 0) rows.push(["failed", formatCount(failed), failedBefore > 0 ? failedEarlier(failed, failedBefore) : ""]);
  return rows;
}

function failedEarlier(failed: number, before: number): string {
  return `${before === failed ? "" : `${formatCount(before)} `}in earlier runs, not tried again`;
}

/** The failures by kind, beneath their count. */
function failureLines({ failed }: BatchProgress, failures: readonly FailureGroup[], colours: boolean): string[] {
  const shown = failures.slice(0, maxKinds);
  const lines = shown.map(({ kind, count, message, varies, alike }) => {
    // A message that contains one name would seem to apply to all.
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
  const money = costText(progress, budget);
  if (money !== undefined) {
    const before = cost !== undefined && totalCost !== undefined && totalCost > cost;
    const aside =
      budget === undefined ? `${formatMoney(totalCost ?? 0)} with earlier runs` : `${formatMoney(cost ?? 0)} in this run`;
    rows.push(["cost", money, before ? aside : ""]);
  } else if (requests > 0 && cost === undefined) rows.push(["cost", "unknown", "the model has no known price"]);
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
  if (total !== undefined && finished < total) lines.push(resumeHint(command ?? []));
  if (failed > 0 && command !== undefined) {
    lines.push(retryHint(failures), `  ${retryCommand(command, platform)}`);
  }
  return lines;
}

/** Names on the left, aligned values on the right. */
function table(rows: readonly Row[]): string[] {
  return rows.map(([name, value, aside]) => `  ${name.padEnd(10)} ${value}${aside ? ` (${aside})` : ""}`);
}
