import type { BatchProgress } from "@legenda/batch";
import { type BarField, fitFields, joinFields, paint, widthOf } from "./bar-field.js";
import {
  costText,
  formatCount,
  formatDuration,
  formatPercent,
  formatRate,
  formatTimeLeft,
  formatTokens,
  leftText,
} from "./format.js";
import type { RunState } from "./progress-reporter.js";
import type { Pace } from "./rate-meter.js";

export interface BarLinesOptions extends RunState {
  /** How many columns a line may take. */
  readonly columns: number;
  readonly colours?: boolean;
  /** Whether the terminal draws more than ASCII. */
  readonly unicode?: boolean;
  /** US dollars. */
  readonly budget?: number | undefined;
  /** The rate of the run; nothing is shown of it until it is known. */
  readonly pace?: Pace;
}

/** The characters of the display, each one column wide. */
interface BarGlyphs {
  readonly separator: string;
  readonly open: string;
  readonly done: string;
  /** Half of a done character, if there is one. */
  readonly half: string | undefined;
  readonly rest: string;
  readonly close: string;
}

const unicodeGlyphs: BarGlyphs = { separator: " · ", open: "", done: "━", half: "╸", rest: "─", close: "" };
const asciiGlyphs: BarGlyphs = { separator: " | ", open: "[", done: "=", half: undefined, rest: " ", close: "]" };

/** A bar shorter than this is not drawn. */
const shortestBar = 6;
const longestBar = 40;
/** Milliseconds: a shorter wait is not shown. */
const shortestWaitMs = 1000;

/**
 * The progress of a run in one or two lines, none wider than `columns`: the bar, and the counts beneath it. On a narrow
 * terminal the bar shrinks first, then the less important texts are dropped; the percentage, failures and cost stay longest.
 *
 * @example
 * barLines(progress, { columns: 80, unicode: true });
 * // ["━━━━━━━━━━━━━━━╸────────────────── 42 % · 1,284 of 3,000 · 4.2 images/s · about 7 min left",
 * //  "8 in flight · 3 failed · $0.42"]
 */
export function barLines(progress: BatchProgress, options: BarLinesOptions): string[] {
  const glyphs = options.unicode ? unicodeGlyphs : asciiGlyphs;
  const colours = options.colours ?? false;
  const counts = fitFields(countFields(progress, options), options.columns, glyphs.separator, "few");
  const lines = [barLine(progress, options, glyphs), joinFields(counts, glyphs.separator, colours)];
  return lines.filter((line) => line !== "");
}

/** The upper line: the bar, which takes the columns that the texts leave, and how far the run is. */
function barLine(progress: BatchProgress, options: BarLinesOptions, glyphs: BarGlyphs): string {
  const { columns, colours = false } = options;
  const { total, finished } = progress;
  const fields = progressFields(progress, options.pace);
  if (total !== undefined) {
    const beside = fitFields(fields, columns - shortestBar - 1, glyphs.separator, "short");
    const length = barLength(columns - widthOf(beside, glyphs.separator) - 1);
    // The numbers say more than a bar does.
    if (beside.length > 1 && length >= shortestBar) {
      const bar = progressBar(total === 0 ? 1 : finished / total, length, glyphs, colours);
      return `${bar} ${joinFields(beside, glyphs.separator, colours)}`;
    }
  }
  return joinFields(fitFields(fields, columns, glyphs.separator, "short"), glyphs.separator, colours);
}

/** A bar of the given columns, of which a share (0 to 1) is done. It is full only at the end. */
function progressBar(share: number, columns: number, glyphs: BarGlyphs, colours: boolean): string {
  const width = columns - glyphs.open.length - glyphs.close.length;
  if (width < 1) return "";
  const steps = glyphs.half === undefined ? width : width * 2;
  const filled = Math.min(share >= 1 ? steps : steps - 1, Math.floor(Math.max(0, share) * steps));
  const halves = glyphs.half === undefined ? 0 : filled % 2;
  const whole = glyphs.half === undefined ? filled : (filled - halves) / 2;
  const done = glyphs.done.repeat(whole) + (glyphs.half ?? "").repeat(halves);
  const rest = glyphs.rest.repeat(width - whole - halves);
  return glyphs.open + paint(done, "cyan", colours) + paint(rest, "dim", colours) + glyphs.close;
}

/** In steps, so that a further digit does not move everything behind the bar. */
function barLength(columns: number): number {
  if (columns >= longestBar) return longestBar;
  return columns < 12 ? columns : columns - (columns % 4);
}

function progressFields({ total, finished, elapsedMs, stage }: BatchProgress, pace: Pace | undefined): BarField[] {
  const done = formatCount(finished);
  const fields: BarField[] =
    total === undefined
      ? [{ forms: [`${done} images, still counting`, `${done} so far`, done], rank: 0 }]
      : [
          { forms: [formatPercent(finished, total)], rank: 0, style: "bold" },
          { forms: [`${done} of ${formatCount(total)}`, `${done}/${formatCount(total)}`], rank: 1 },
        ];
  if (pace?.perSecond !== undefined) {
    const { figure, per } = formatRate(pace.perSecond);
    fields.push({ forms: [`${figure} images/${per}`, `${figure}/${per}`], rank: 3 });
  }
  if (pace?.leftMs !== undefined) {
    fields.push({ forms: [leftText(pace.leftMs), `${formatTimeLeft(pace.leftMs)} left`], rank: 2 });
  } else if (stage === "running" && elapsedMs >= 1000) {
    // Until the rate is known, the time shows that the run is alive.
    fields.push({ forms: [`${formatDuration(elapsedMs - (elapsedMs % 1000))} so far`], rank: 4 });
  }
  return fields;
}

/** The lower line, the most urgent first. */
function countFields(progress: BatchProgress, { budget, waitingMs = 0 }: BarLinesOptions): BarField[] {
  const { active, failed, inputTokens, outputTokens, fromJournal, duplicates, kept } = progress;
  const fields: BarField[] = [];
  if (progress.stage === "stopping") fields.push(stoppingField(active));
  else if (waitingMs >= shortestWaitMs) fields.push(waitingField(waitingMs));
  if (failed > 0) fields.push({ forms: [`${formatCount(failed)} failed`], rank: 1, style: "red" });
  if (progress.stage === "running") fields.push({ forms: [`${formatCount(active)} in flight`], rank: 4 });
  const cost = costText(progress, budget);
  if (cost !== undefined) fields.push({ forms: [cost, cost.split(" ")[0] ?? cost], rank: 2 });
  if (inputTokens + outputTokens > 0) {
    const [input, output] = [formatTokens(inputTokens), formatTokens(outputTokens)];
    fields.push({ forms: [`${input} tokens in, ${output} out`, `${input} in, ${output} out`], rank: 5 });
  }
  if (fromJournal > 0) fields.push(asideField(fromJournal, "from before", 6));
  if (duplicates > 0) fields.push(asideField(duplicates, duplicates === 1 ? "duplicate" : "duplicates", 7));
  if (kept > 0) fields.push(asideField(kept, "kept", 8));
  return fields;
}

function stoppingField(active: number): BarField {
  const text = `stopping: ${formatCount(active)} in flight`;
  const forms = [`${text}, Ctrl-C again to stop at once`, `${text}, Ctrl-C: at once`, text, "stopping"];
  return { forms, rank: 0, style: "yellow" };
}

function waitingField(ms: number): BarField {
  const time = formatDuration(Math.ceil(ms / 1000) * 1000);
  const forms = [`waiting for the provider's limit, ${time}`, `waiting for the limit, ${time}`, `waiting ${time}`, "waiting"];
  return { forms, rank: 3, style: "yellow" };
}

function asideField(count: number, what: string, rank: number): BarField {
  return { forms: [`${formatCount(count)} ${what}`], rank, style: "dim" };
}
