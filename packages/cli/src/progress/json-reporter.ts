import type { BatchProgress, BatchResult } from "@legenda/batch";
import { printable } from "@legenda/core/text";
import type { ProgressReporter, ReporterOptions, RunState } from "./progress-reporter.js";
import { RateMeter } from "./rate-meter.js";
import { type FailureGroup, ResultTally } from "./result-tally.js";
import type { SummaryOptions } from "./summary.js";

/**
 * What a run prints with `--json`: one object on each line, with its `event`. What is unknown is `null`, and fields are only
 * ever added.
 *
 * @example
 * {"event":"progress","stage":"running","total":3000,"finished":1284,…}
 * {"event":"failed","key":"bag.jpg","error":{"name":"ImageError","message":"…",…}}
 * {"event":"finished","complete":true,…}
 */
export type ProgressEvent = RunProgressEvent | FailedEvent | NoteEvent | FinishedEvent;

/** The state of the run: at most one each second, and one whenever the stage changes. */
interface RunProgressEvent extends RunCounts {
  readonly event: "progress";
  /** Images a second, over about the last twenty seconds. */
  readonly perSecond: number | null;
  /** The estimated time for the rest, in milliseconds. */
  readonly leftMs: number | null;
  /** Milliseconds until the provider's limit allows the next request. */
  readonly waitingMs: number;
}

/** An image failed. */
interface FailedEvent {
  readonly event: "failed";
  readonly key: string;
  readonly error: {
    readonly name: string;
    readonly message: string;
    readonly retryable: boolean;
    readonly reason: string | null;
    readonly status: number | null;
  };
  /** Whether it failed in an earlier run, and was not tried again in this one. */
  readonly inEarlierRun: boolean;
}

/** A message that a person would read. */
interface NoteEvent {
  readonly event: "note";
  readonly message: string;
}

/** The last event. */
interface FinishedEvent extends RunCounts {
  readonly event: "finished";
  /** Whether every image is done. */
  readonly complete: boolean;
  /** Answers cut short by their length. */
  readonly cutShort: number;
  /** Failures of earlier runs, which were not tried again. */
  readonly failedBefore: number;
  readonly failures: readonly FailureGroup[];
  /** The outputs that were written. */
  readonly outputs: readonly string[];
}

/** Counts of images, unless a comment says otherwise. */
interface RunCounts {
  readonly stage: "running" | "stopping" | "finished";
  readonly total: number | null;
  readonly finished: number;
  readonly called: number;
  readonly fromJournal: number;
  readonly duplicates: number;
  readonly failed: number;
  readonly kept: number;
  readonly active: number;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars, of this run. */
  readonly cost: number | null;
  /** US dollars, of this run and those before. */
  readonly totalCost: number | null;
  readonly elapsedMs: number;
}

const betweenEventsMs = 1000;

/** One event on each line, as JSON. */
export class JsonReporter implements ProgressReporter {
  readonly #stream: ReporterOptions["stream"];
  readonly #now: () => number;
  readonly #meter = new RateMeter();
  readonly #tally = new ResultTally();
  #writtenAt = Number.NEGATIVE_INFINITY;
  #stage: BatchProgress["stage"] | undefined;

  constructor({ stream, clock }: ReporterOptions) {
    this.#stream = stream;
    this.#now = clock ? () => clock.now() : () => performance.now();
  }

  update(progress: BatchProgress, { waitingMs = 0 }: RunState = {}): void {
    const { perSecond = null, leftMs = null } = this.#meter.measure(progress);
    const now = this.#now();
    if (progress.stage === this.#stage && now - this.#writtenAt < betweenEventsMs) return;
    this.#writtenAt = now;
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
    this.#stream.write(`${printable(JSON.stringify(event), { replacement: "json" })}\n`);
  }
}

/** Named one by one, so that the events do not change when something inside does. */
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
