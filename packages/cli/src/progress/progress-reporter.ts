import type { BatchProgress, BatchResult } from "@legenda/batch";
import type { OutputStream } from "../command-context.js";
import type { ProgressMode } from "./progress-mode.js";
import type { SummaryOptions } from "./summary.js";

/** The state of a run beside its counts. */
export interface RunState {
  /** Milliseconds until the provider's limit allows the next request; 0 or `undefined` if none is waiting. */
  readonly waitingMs?: number | undefined;
}

/** Shows how a run goes. */
export interface ProgressReporter extends Disposable {
  /** The state of the run. Call it at every change: the reporter decides what is shown. */
  update(progress: BatchProgress, state?: RunState): void;
  /** A finished image. People see the first twenty failures, programs all of them. */
  result(result: BatchResult): void;
  /** A line for the user, above the bar. It is made safe to print, and loses its colours. */
  note(line: string): void;
  /** The end of the run, complete or not, with its summary. */
  finish(progress: BatchProgress, options?: Omit<SummaryOptions, "budget" | "colours">): void;
  /** Clears the bar without a summary, for a run that ended with an error. After `finish` it does nothing. */
  [Symbol.dispose](): void;
}

export interface ReporterOptions {
  readonly mode: ProgressMode;
  /** Where everything is written: standard error, so that standard output is free for captions. */
  readonly stream: OutputStream;
  /**
   * Columns, if the stream does not know its own.
   * @default 80
   */
  readonly columns?: number;
  readonly colours?: boolean;
  /**
   * Whether the terminal draws more than ASCII.
   * @default true
   */
  readonly unicode?: boolean;
  /** US dollars. */
  readonly budget?: number | undefined;
  /** Milliseconds on a monotonic clock. */
  readonly clock?: { now(): number };
}
