import process from "node:process";
import type { OutputStream } from "../command-context.js";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Hides a terminal's cursor while something is drawn, and shows it again whatever ends the process, short of SIGKILL. Signals
 * with other listeners are left to those.
 */
export class HiddenCursor {
  readonly #stream: OutputStream;
  #hidden = false;

  constructor(stream: OutputStream) {
    this.#stream = stream;
  }

  hide(): void {
    if (this.#hidden || !this.#stream.isTTY) return;
    this.#hidden = true;
    this.#stream.write("\u001b[?25l");
    process.on("exit", this.#show);
    // Before the others: a listener for one signal only is removed before it is called.
    for (const signal of signals) process.prependListener(signal, this.#ended);
    process.on("SIGTSTP", this.#paused);
  }

  show(): void {
    this.#show();
  }

  readonly #show = (): void => {
    if (!this.#hidden) return;
    this.#hidden = false;
    this.#stream.write("\u001b[?25h");
    process.off("exit", this.#show);
    for (const signal of signals) process.off(signal, this.#ended);
    process.off("SIGTSTP", this.#paused);
  };

  /** Ctrl-Z: the shell gets the cursor back until more is drawn. */
  readonly #paused = (): void => {
    this.#show();
    process.kill(process.pid, "SIGSTOP");
  };

  readonly #ended = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    this.#show();
    // Without other listeners the signal has its default effect.
    process.kill(process.pid, signal);
  };
}
