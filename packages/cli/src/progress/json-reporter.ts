import type { BatchProgress, BatchResult } from "@legenda/batch";
import type { ProgressEvent, RunCounts } from "./progress-event.js";
import type { ProgressReporter, ReporterOptions } from "./progress-reporter.js";
import { RateMeter } from "./rate-meter.js";
import { ResultTally } from "./result-tally.js";
import type { RunState } from "./run-state.js";
import type { SummaryOptions } from "./summary.js";

const betweenEventsMs = 1000;

/** One event a line, as JSON. */
export class JsonReporter implements ProgressReporter {
  readonly #stream: ReporterOptions["stream"];
  readonly #now: () => number;
  readonly #meter = new RateMeter();
  readonly #tally = new ResultTally();
  #toldAt = Number.NEGATIVE_INFINITY;
  #stage: BatchProgress["stage"] | undefined;

  constructor({ stream, clock }: ReporterOptions) {
    this.#stream = stream;
    this.#now = clock ? () => clock.now() : () => performance.now();
  }

  update(progress: BatchProgress, { waitingMs = 0 }: RunState = {}): void {
    const { perSecond = null, leftMs = null } = this.#meter.measure(progress);
    const now = this.#now();
    if (progress.stage === this.#stage && now - this.#toldAt < betweenEventsMs) return;
    this.#toldAt = now;
    this.#stage = progress.stage;
    this.#write({ event: "progress", ...countsOf(progress), perSecond, leftMs, waitingMs });
  }

  result(result: BatchResult): void {
    this.#tally.add(result);
    if (result.status !== "failed") return;
    const { name, message, retryable, reason = null, status = null } = result.error;
    const error = { name, message, retryable, reason, status };
    this.#write({ event: "failed", key: result.key, error, inEarlierRun: result.origin === "journal" });
  }

  note(message: string): void {
    this.#write({ event: "note", message });
  }

  finish(progress: BatchProgress, { outputs = [] }: SummaryOptions = {}): void {
    const { failures, cutShort, failedBefore } = this.#tally;
    const complete = progress.total === undefined ? progress.stage === "finished" : progress.finished >= progress.total;
    this.#write({ event: "finished", complete, ...countsOf(progress), cutShort, failedBefore, failures, outputs });
  }

  [Symbol.dispose](): void {}

  #write(event: ProgressEvent): void {
    this.#stream.write(`${JSON.stringify(event).replace(harmful, escaped)}\n`);
  }
}

/** What JSON leaves as it is and a terminal acts upon, or a reader takes for the end of a line. */
const harmful = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Named one by one: what is told to programs does not change because something inside does. */
function countsOf(progress: BatchProgress): RunCounts {
  return {
    stage: progress.stage,
    total: progress.total ?? null,
    finished: progress.finished,
    called: progress.called,
    fromJournal: progress.fromJournal,
    duplicates: progress.duplicates,
    failed: progress.failed,
    kept: progress.kept,
    active: progress.active,
    requests: progress.requests,
    inputTokens: progress.inputTokens,
    outputTokens: progress.outputTokens,
    cost: progress.cost ?? null,
    totalCost: progress.totalCost ?? null,
    elapsedMs: Math.round(progress.elapsedMs),
  };
}
