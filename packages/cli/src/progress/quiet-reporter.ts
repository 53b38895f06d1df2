import type { BatchProgress, BatchResult } from "@legenda/batch";
import { FailureNotes } from "./failure-notes.js";
import { formatCount } from "./format.js";
import type { ProgressReporter, ReporterOptions } from "./progress-reporter.js";
import { retryCommand, retryHint } from "./resume-hint.js";
import type { SummaryOptions } from "./summary.js";

/** Failures only. */
export class QuietReporter implements ProgressReporter {
  readonly #stream: ReporterOptions["stream"];
  readonly #notes = new FailureNotes();

  constructor({ stream }: ReporterOptions) {
    this.#stream = stream;
  }

  update(): void {}

  note(): void {}

  result(result: BatchResult): void {
    this.#write(this.#notes.linesFor(result));
  }

  finish({ failed, finished }: BatchProgress, { command, platform = "linux" }: SummaryOptions = {}): void {
    if (failed === 0) return;
    const retry = command === undefined ? [] : [`${retryHint(this.#notes.tally.failures)} ${retryCommand(command, platform)}`];
    this.#write([`${formatCount(failed)} of ${formatCount(finished)} images failed.`, ...retry]);
  }

  [Symbol.dispose](): void {}

  #write(lines: readonly string[]): void {
    if (lines.length > 0) this.#stream.write(`${lines.join("\n")}\n`);
  }
}
