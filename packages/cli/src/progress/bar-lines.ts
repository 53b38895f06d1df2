import type { BatchProgress } from "@legenda/batch";
import { type BarField, fitFields, joinFields, widthOf } from "./bar-field.js";
import { asciiGlyphs, type BarGlyphs, unicodeGlyphs } from "./bar-glyphs.js";
import { countFields } from "./count-fields.js";
import { formatCount } from "./format/format-count.js";
import { formatDuration, formatTimeLeft, leftText } from "./format/format-duration.js";
import { formatPercent } from "./format/format-percent.js";
import { formatRate } from "./format/format-rate.js";
import { progressBar } from "./progress-bar.js";
import type { Pace } from "./rate-meter.js";
import type { RunState } from "./run-state.js";

export interface BarLinesOptions extends RunState {
  /** How many columns a line may take. */
  readonly columns: number;
  readonly colours?: boolean;
  /** Whether the terminal draws more than ASCII. */
  readonly unicode?: boolean;
  /** US dollars. */
  readonly budget?: number | undefined;
  /** How fast the run is; nothing is said of it before that is known. */
  readonly pace?: Pace;
}

/** A bar is drawn where it can be this long, beside what else the line says. */
const shortestBar = 6;
const longestBar = 40;

/**
 * The progress of a run in one or two lines, none wider than `columns`: how far it is, and beneath what it has come to.
 * On a narrow terminal the bar grows shorter first, then the less important texts go; the percentage, failures and cost
 * stay the longest.
 *
 * @example
 * barLines(progress, { columns: 80, unicode: true });
 * // ["━━━━━━━━━━━━━━━╸────────────────── 42 % · 1,284 of 3,000 · 4.2 images/s · about 7 min left",
 * //  "8 under way · 3 failed · $0.42"]
 */
export function barLines(progress: BatchProgress, options: BarLinesOptions): string[] {
  const glyphs = options.unicode ? unicodeGlyphs : asciiGlyphs;
  const colours = options.colours ?? false;
  const counts = fitFields(countFields(progress, options), options.columns, glyphs.separator, "few");
  const lines = [wayLine(progress, options, glyphs), joinFields(counts, glyphs.separator, colours)];
  return lines.filter((line) => line !== "");
}

/** The upper line: the bar, and how far the run is. The bar takes what the texts leave. */
function wayLine(progress: BatchProgress, options: BarLinesOptions, glyphs: BarGlyphs): string {
  const { columns, colours = false } = options;
  const { total, finished } = progress;
  const fields = wayFields(progress, options.pace);
  if (total !== undefined) {
    const beside = fitFields(fields, columns - shortestBar - 1, glyphs.separator, "short");
    const length = barLength(columns - widthOf(beside, glyphs.separator) - 1);
    // How many of how many says more than a bar does.
    if (beside.length > 1 && length >= shortestBar) {
      const bar = progressBar(total === 0 ? 1 : finished / total, length, glyphs, colours);
      return `${bar} ${joinFields(beside, glyphs.separator, colours)}`;
    }
  }
  return joinFields(fitFields(fields, columns, glyphs.separator, "short"), glyphs.separator, colours);
}

/** In steps: a digit more in a text does not move all that stands behind the bar. */
function barLength(columns: number): number {
  if (columns >= longestBar) return longestBar;
  return columns < 12 ? columns : columns - (columns % 4);
}

function wayFields({ total, finished, elapsedMs, stage }: BatchProgress, pace: Pace | undefined): BarField[] {
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
    // Until then, that time passes shows that something goes on.
    fields.push({ forms: [`${formatDuration(elapsedMs - (elapsedMs % 1000))} so far`], rank: 4 });
  }
  return fields;
}
