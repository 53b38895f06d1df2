import type { BatchProgress, BatchResult } from "@legenda/batch";
import { FailureNotes } from "./failure-notes.js";
import { formatCount } from "./format/format-count.js";
import type { ProgressReporter, ReporterOptions } from "./progress-reporter.js";
import { retryAdvice } from "./retry-advice.js";
import { retryCommand } from "./retry-command.js";
import type { SummaryOptions } from "./summary.js";

/** Nothing but what went wrong. */
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
    const retry = command === undefined ? [] : [`${retryAdvice(this.#notes.tally.failures)} ${retryCommand(command, platform)}`];
    this.#write([`${formatCount(failed)} of ${formatCount(finished)} images failed.`, ...retry]);
  }

  [Symbol.dispose](): void {}

  #write(lines: readonly string[]): void {
    if (lines.length > 0) this.#stream.write(`${lines.join("\n")}\n`);
  }
}
