import process from "node:process";
import type { BatchProgress, BatchResult } from "@legenda/batch";
import { safeLine } from "../terminal/safe-text.js";
import { paint } from "./bar-field.js";
import { barLines } from "./bar-lines.js";
import { BarScreen } from "./bar-screen.js";
import { FailureNotes } from "./failure-notes.js";
import type { ProgressReporter, ReporterOptions, RunState } from "./progress-reporter.js";
import { RateMeter } from "./rate-meter.js";
import { type SummaryOptions, summary } from "./summary.js";

const betweenDrawingsMs = 100;
/** The elapsed time is redrawn even if no image is finished. */
const heartbeatMs = 1000;

/** A bar at the bottom of the terminal, with failures and notes above it. */
export class BarReporter implements ProgressReporter {
  readonly #options: ReporterOptions;
  readonly #stream: ReporterOptions["stream"];
  readonly #screen: BarScreen;
  readonly #now: () => number;
  readonly #meter = new RateMeter();
  readonly #notes = new FailureNotes();
  #latest: { readonly progress: BatchProgress; readonly state: RunState; readonly at: number } | undefined;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #open = true;

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#stream = options.stream;
    this.#screen = new BarScreen(options.stream, options.columns);
    this.#now = options.clock ? () => options.clock?.now() ?? 0 : () => performance.now();
    this.#stream.on("resize", this.#draw);
    process.on("SIGCONT", this.#continued);
  }

  update(progress: BatchProgress, state: RunState = {}): void {
    if (!this.#open) return;
    this.#latest = { progress, state, at: this.#now() };
    // Measured at every update, also those that are not drawn.
    this.#meter.measure(progress);
    const wait = this.#drawnAt + betweenDrawingsMs - this.#now();
    if (wait <= 0) this.#draw();
    else this.#drawIn(wait);
  }

  result(result: BatchResult): void {
    const lines = this.#notes.linesFor(result);
    if (lines.length > 0) this.#print(lines.map((line) => paint(line, "red", this.#options.colours ?? false)));
  }

  note(line: string): void {
    this.#print([safeLine(line)]);
  }

  finish(progress: BatchProgress, options: SummaryOptions = {}): void {
    this[Symbol.dispose]();
    const { colours = false, budget } = this.#options;
    const lines = summary(progress, this.#notes.tally, { ...options, colours, budget });
    this.#stream.write(`\n${lines.join("\n")}\n`);
  }

  [Symbol.dispose](): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#timer);
    this.#stream.off("resize", this.#draw);
    process.off("SIGCONT", this.#continued);
    this.#screen.close();
  }

  #print(lines: readonly string[]): void {
    this.#screen.print(lines);
    if (this.#open) this.#draw();
  }

  readonly #draw = (): void => {
    if (this.#latest === undefined) return;
    const now = this.#now();
    const { state, at } = this.#latest;
    const since = now - at;
    const progress = { ...this.#latest.progress, elapsedMs: this.#latest.progress.elapsedMs + since };
    const waitingMs = Math.max(0, (state.waitingMs ?? 0) - since);
    const { colours = false, unicode = true, budget } = this.#options;
    const pace = this.#meter.measure(progress);
    this.#screen.draw(barLines(progress, { columns: this.#screen.columns, colours, unicode, budget, pace, waitingMs }));
    this.#drawnAt = now;
    this.#drawIn(heartbeatMs);
  };

  #drawIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#draw, ms);
    // The bar alone must not keep the process alive.
    this.#timer.unref();
  }

  /** After Ctrl-Z the shell has written beneath the bar, so its old lines must not be erased. */
  readonly #continued = (): void => {
    this.#screen.forget();
    this.#draw();
  };
}
