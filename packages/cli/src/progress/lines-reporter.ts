import type { BatchProgress, BatchResult } from "@legenda/batch";
import { safeLine } from "../terminal/safe-text.js";
import { FailureNotes } from "./failure-notes.js";
import { costText, formatCount, formatPercent, formatRate, formatTimeLeft, leftText } from "./format.js";
import type { ProgressReporter, ReporterOptions, RunState } from "./progress-reporter.js";
import { type Pace, RateMeter } from "./rate-meter.js";
import { type SummaryOptions, summary } from "./summary.js";

const minIntervalMs = 10_000;
const maxIntervalMs = 300_000;
/** A shorter wait is normal in a run with a limit. */
const longWaitMs = 10_000;

/**
 * Plain lines, for a log: one at the start; one for each tenth of the images, at most every ten seconds; and if a tenth takes
 * long, further lines after ten seconds at first, then at intervals that double up to five minutes.
 */
export class LinesReporter implements ProgressReporter {
  readonly #options: ReporterOptions;
  readonly #now: () => number;
  readonly #meter = new RateMeter();
  readonly #notes = new FailureNotes();
  #stage: BatchProgress["stage"] | undefined;
  #writtenAt = 0;
  #writtenShare = 0;
  #intervalMs = minIntervalMs;
  #waitWrittenAt = Number.NEGATIVE_INFINITY;
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
      this.#written(progress, now);
    } else if (this.#isDue(progress, now)) {
      this.#write([progressLine(progress, pace, this.#options.budget)]);
      this.#written(progress, now);
    }
    if (progress.stage === "stopping" && this.#stage !== "stopping") {
      this.#write([`Stopping: finishing ${formatCount(progress.active)} in flight. Press Ctrl-C again to stop at once.`]);
    }
    if (waitingMs >= longWaitMs && now - this.#waitWrittenAt >= maxIntervalMs) {
      this.#write([`Waiting for the provider's limit, ${formatTimeLeft(waitingMs)}.`]);
      this.#waitWrittenAt = now;
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
    const since = now - this.#writtenAt;
    if (since < minIntervalMs) return false;
    const tenth = total !== undefined && total > 0 && finished / total >= this.#writtenShare + 0.1;
    if (!tenth && since < this.#intervalMs) return false;
    // The summary covers the end.
    return finished !== total;
  }

  #written({ total, finished }: BatchProgress, now: number): void {
    if (this.#stage !== undefined) this.#intervalMs = Math.min(maxIntervalMs, this.#intervalMs * 2);
    this.#writtenAt = now;
    this.#writtenShare = total === undefined || total === 0 ? 0 : finished / total;
  }

  #write(lines: readonly string[]): void {
    if (lines.length > 0) this.#options.stream.write(`${lines.join("\n")}\n`);
  }
}

function startLine({ total }: BatchProgress): string {
  if (total === undefined) return "Started; the images are still being counted.";
  return `Started: ${formatCount(total)} ${total === 1 ? "image" : "images"}.`;
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
    costText(progress, budget),
    failed > 0 ? `${formatCount(failed)} failed` : undefined,
  ];
  return texts.filter((text) => text !== undefined).join(", ");
}
