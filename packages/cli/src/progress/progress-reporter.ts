import type { BatchProgress, BatchResult } from "@legenda/batch";
import type { OutputStream } from "../command-context.js";
import { BarReporter } from "./bar-reporter.js";
import { JsonReporter } from "./json-reporter.js";
import { LinesReporter } from "./lines-reporter.js";
import type { ProgressMode } from "./progress-mode.js";
import { QuietReporter } from "./quiet-reporter.js";
import type { RunState } from "./run-state.js";
import type { SummaryOptions } from "./summary.js";

/** Tells how a run goes. */
export interface ProgressReporter extends Disposable {
  /** Where the run stands. Call it as often as it changes: what is too much is not shown. */
  update(progress: BatchProgress, state?: RunState): void;
  /** What became of an image: failures are told as they come, the first twenty of them to a person. */
  result(result: BatchResult): void;
  /** A line for the user, above the bar. It is made harmless, and loses its colours. */
  note(line: string): void;
  /** The end of the run, whole or not, with its summary. */
  finish(progress: BatchProgress, options?: Omit<SummaryOptions, "budget" | "colours">): void;
  /** Clears the bar without a summary: for a run that ended in an error. After `finish` it does nothing. */
  [Symbol.dispose](): void;
}

export interface ReporterOptions {
  readonly mode: ProgressMode;
  /** Where all of it goes: standard error, so that standard output is free for captions. */
  readonly stream: OutputStream;
  /** Columns, where the stream does not know its own; 80 unless told. */
  readonly columns?: number;
  readonly colours?: boolean;
  /** Whether the terminal draws more than ASCII; it does unless told. */
  readonly unicode?: boolean;
  /** US dollars. */
  readonly budget?: number | undefined;
  /** Milliseconds since some moment; it never goes back. */
  readonly clock?: { now(): number };
}

/**
 * Shows a run to a person, as a bar or in plain lines, or tells it to a program.
 *
 * @example
 * using reporter = progressReporter({ mode: chooseMode({ stream, env }), stream });
 * for await (const result of run) {
 *   reporter.result(result);
 *   reporter.update(run.progress);
 * }
 * reporter.finish(run.progress, { outputs: ["captions.csv"] });
 */
export function progressReporter(options: ReporterOptions): ProgressReporter {
  switch (options.mode) {
    case "bar":
      return new BarReporter(options);
    case "lines":
      return new LinesReporter(options);
    case "json":
      return new JsonReporter(options);
    case "quiet":
      return new QuietReporter(options);
    default:
      throw new TypeError(`There is no progress mode "${options.mode satisfies never}".`);
  }
}
