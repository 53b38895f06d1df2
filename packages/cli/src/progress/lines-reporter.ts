import type { BatchProgress, BatchResult } from "@legenda/batch";
import { safeLine } from "../terminal/safe-text.js";
import { FailureNotes } from "./failure-notes.js";
import { formatCount } from "./format/format-count.js";
import { formatTimeLeft, leftText } from "./format/format-duration.js";
import { formatPercent } from "./format/format-percent.js";
import { formatRate } from "./format/format-rate.js";
import { moneySpent } from "./money-spent.js";
import type { ProgressReporter, ReporterOptions } from "./progress-reporter.js";
import { type Pace, RateMeter } from "./rate-meter.js";
import type { RunState } from "./run-state.js";
import { type SummaryOptions, summary } from "./summary.js";

const leastMs = 10_000;
const mostMs = 300_000;
/** A shorter wait is part of any run with a limit. */
const longWaitMs = 10_000;

/**
 * Plain lines, for a log: one at the start; one when another tenth is done, at most every ten seconds; and where a tenth
 * takes long, one now and then, at first after ten seconds, then ever more seldom, down to one in five minutes.
 */
export class LinesReporter implements ProgressReporter {
  readonly #options: ReporterOptions;
  readonly #now: () => number;
  readonly #meter = new RateMeter();
  readonly #notes = new FailureNotes();
  #stage: BatchProgress["stage"] | undefined;
  #toldAt = 0;
  #toldShare = 0;
  #silenceMs = leastMs;
  #waitToldAt = Number.NEGATIVE_INFINITY;
  #open = true;

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#now = options.clock ? () => options.clock?.now() ?? 0 : () => performance.now();
  }

  update(progress: BatchProgress, { waitingMs = 0 }: RunState = {}): void {
    if (!this.#open) return;
    const pace = this.#meter.measure(progress);
    const now = this.#now();
    if (this.#stage === undefined) {
      this.#write([startLine(progress)]);
      this.#told(progress, now);
    } else if (this.#isDue(progress, now)) {
      this.#write([progressLine(progress, pace, this.#options.budget)]);
      this.#told(progress, now);
    }
    if (progress.stage === "stopping" && this.#stage !== "stopping") {
      this.#write([`Stopping: ${formatCount(progress.active)} under way are finished first. Ctrl-C again stops at once.`]);
    }
    if (waitingMs >= longWaitMs && now - this.#waitToldAt >= mostMs) {
      this.#write([`Waiting for the provider's limit, ${formatTimeLeft(waitingMs)}.`]);
      this.#waitToldAt = now;
    }
    this.#stage = progress.stage;
  }

  result(result: BatchResult): void {
    this.#write(this.#notes.linesFor(result));
  }

  note(line: string): void {
    this.#write([safeLine(line)]);
  }

  finish(progress: BatchProgress, options: SummaryOptions = {}): void {
    this.#open = false;
    const { colours = false, budget } = this.#options;
    this.#write(summary(progress, this.#notes.tally, { ...options, colours, budget }));
  }

  [Symbol.dispose](): void {
    this.#open = false;
  }

  #isDue({ total, finished }: BatchProgress, now: number): boolean {
    const since = now - this.#toldAt;
    if (since < leastMs) return false;
    const tenth = total !== undefined && total > 0 && finished / total >= this.#toldShare + 0.1;
    if (!tenth && since < this.#silenceMs) return false;
    // The end has its own words.
    return finished !== total;
  }

  #told({ total, finished }: BatchProgress, now: number): void {
    if (this.#stage !== undefined) this.#silenceMs = Math.min(mostMs, this.#silenceMs * 2);
    this.#toldAt = now;
    this.#toldShare = total === undefined || total === 0 ? 0 : finished / total;
  }

  #write(lines: readonly string[]): void {
    if (lines.length > 0) this.#options.stream.write(`${lines.join("\n")}\n`);
  }
}

function startLine({ total }: BatchProgress): string {
  if (total === undefined) return "Begun; the images are still being counted.";
  return `Begun: ${formatCount(total)} ${total === 1 ? "image" : "images"}.`;
}

/** `1,284 of 3,000 (42 %), 4.2 images/s, about 7 min left, $0.42, 3 failed` */
function progressLine(progress: BatchProgress, { perSecond, leftMs }: Pace, budget: number | undefined): string {
  const { total, finished, failed } = progress;
  const way =
    total === undefined
      ? `${formatCount(finished)} images`
      : `${formatCount(finished)} of ${formatCount(total)} (${formatPercent(finished, total)})`;
  const rate = perSecond === undefined ? undefined : formatRate(perSecond);
  const texts = [
    way,
    rate && `${rate.figure} images/${rate.per}`,
    leftMs === undefined ? undefined : leftText(leftMs),
    moneySpent(progress, budget),
    failed > 0 ? `${formatCount(failed)} failed` : undefined,
  ];
  return texts.filter((text) => text !== undefined).join(", ");
}
