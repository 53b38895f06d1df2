import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Tmux } from "./tmux.js";

export interface TerminalOptions {
  /** 80 unless told. */
  readonly columns?: number;
  /** 24 unless told. */
  readonly rows?: number;
  /** Beside `PATH`, `HOME`, a UTF-8 locale and the terminal's own; nothing else of this process is handed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How a program ended. A tmux before 3.3 does not tell of signals. */
export interface TerminalExit {
  readonly code: number | undefined;
  /** The number of the signal that ended it. */
  readonly signal: number | undefined;
}

export interface Cursor {
  /** From 0, from the upper left. */
  readonly column: number;
  readonly row: number;
  readonly visible: boolean;
}

/** A busy machine takes its time. */
const patienceMs = 20_000;
const pollMs = 30;
const betweenResizesMs = 400;

const settings = [
  // What has ended stays to be looked at, with nothing written beneath it.
  "set -g remain-on-exit on",
  'set -gq remain-on-exit-format ""',
  "set -g status off",
  // Each key as it is typed.
  "set -g escape-time 0",
  "set -g history-limit 50000",
  "set -g mouse off",
];

/**
 * A command in a real terminal of its own, which is read from its screen and typed into.
 *
 * @example
 * await using terminal = await startTerminal(["node", "bin.js", "doctor"], { columns: 100 });
 * await terminal.waitFor("Which model?");
 * await terminal.press("Enter");
 * expect((await terminal.exit()).code).toBe(0);
 */
export class Terminal implements AsyncDisposable {
  readonly #tmux: Tmux;
  readonly #folder: string;
  #resizedAt = Number.NEGATIVE_INFINITY;

  constructor(tmux: Tmux, folder: string) {
    this.#tmux = tmux;
    this.#folder = folder;
  }

  /** What is seen, without blanks at the ends of lines and without empty lines at the end. */
  async screen(options: { readonly escapes?: boolean; readonly history?: boolean } = {}): Promise<string> {
    const wishes = [...(options.escapes ? ["-e"] : []), ...(options.history ? ["-S", "-"] : [])];
    return (await this.#tmux.call("capture-pane", "-p", ...wishes)).replace(/\n+$/, "");
  }

  /** Waits until the text is seen; gives back the screen that has it. */
  async waitFor(text: string | RegExp, timeoutMs = patienceMs): Promise<string> {
    const found = (screen: string) => (typeof text === "string" ? screen.includes(text) : screen.search(text) !== -1);
    let screen = "";
    const seen = await until(timeoutMs, async () => {
      screen = await this.screen();
      return found(screen);
    });
    if (!seen) throw new Error(`${text} was not seen within ${timeoutMs} ms. The screen is:\n${screen}`);
    return screen;
  }

  /** Types a text as it is. */
  async type(text: string): Promise<void> {
    await this.#tmux.call("send-keys", "-l", "--", text);
  }

  /** Presses keys by the names that tmux has for them: `"Enter"`, `"Up"`, `"Escape"`, `"C-d"`, `"Space"`. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.#tmux.call("send-keys", "--", ...keys);
  }

  /** Ctrl-C. */
  async interrupt(): Promise<void> {
    await this.press("C-c");
  }

  /** Makes the terminal wider or narrower; the program is told at once. */
  async resize(columns: number, rows: number): Promise<void> {
    // tmux rations it: of a change that follows too soon the program would hear a quarter of a second late.
    await delay(Math.max(0, this.#resizedAt + betweenResizesMs - performance.now()));
    this.#resizedAt = performance.now();
    await this.#tmux.call("resize-window", "-x", String(columns), "-y", String(rows));
  }

  async cursor(): Promise<Cursor> {
    const [column, row, flag] = await this.#ask("#{cursor_x} #{cursor_y} #{cursor_flag}");
    return { column: Number(column), row: Number(row), visible: flag === "1" };
  }

  /** Waits until the command has ended, and says how. */
  async exit(timeoutMs = patienceMs): Promise<TerminalExit> {
    let exit: TerminalExit = { code: undefined, signal: undefined };
    const ended = await until(timeoutMs, async () => {
      const [dead, server, code, signal] = await this.#ask("#{pane_dead} #{pid} #{pane_dead_status} #{pane_dead_signal}");
      exit = { code: numberOf(code), signal: numberOf(signal) };
      const known = (exit.code ?? exit.signal) !== undefined;
      // tmux 3.3 now and then overlooks that a child has ended, and only looks again when it is told of one.
      if (dead === "1" && !known) process.kill(Number(server), "SIGCHLD");
      return dead === "1" && known;
    });
    if (!ended) throw new Error(`The command has not ended within ${timeoutMs} ms. The screen is:\n${await this.screen()}`);
    return exit;
  }

  /** Ends the command, whatever it does, and the terminal. */
  async [Symbol.asyncDispose](): Promise<void> {
    const [dead, pid] = await this.#ask("#{pane_dead} #{pane_pid}").catch(() => []);
    await this.#tmux.call("kill-server").catch(() => {});
    // It may hold on to life without a terminal.
    if (dead === "0" && Number(pid) > 1) kill(-Number(pid));
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #ask(format: string): Promise<string[]> {
    return (await this.#tmux.call("display-message", "-p", format)).replace(/\n$/, "").split(" ");
  }
}

/** Starts a command in a terminal. Needs tmux, and says so where it is missing. */
export async function startTerminal(command: readonly string[], options: TerminalOptions = {}): Promise<Terminal> {
  const { columns = 80, rows = 24, env = {}, cwd = process.cwd() } = options;
  const folder = await mkdtemp(join(tmpdir(), "terminal-"));
  const { PATH = "/usr/bin:/bin", HOME = folder } = process.env;
  const tmux = new Tmux(randomUUID(), { PATH, HOME, SHELL: "/bin/sh", LANG: "C.UTF-8", TMUX_TMPDIR: folder, ...env });
  const terminal = new Terminal(tmux, folder);
  try {
    const file = join(folder, "tmux.conf");
    await writeFile(file, [...settings, `set -g default-terminal ${env.TERM ?? "screen-256color"}`, ""].join("\n"));
    // One argument alone would go through a shell; this way each stays what it is.
    const whole = ["sh", "-c", 'exec "$@"', "sh", ...command];
    await tmux.call("-f", file, "new-session", "-d", "-x", String(columns), "-y", String(rows), "-c", cwd, ...whole);
    return terminal;
  } catch (error) {
    await terminal[Symbol.asyncDispose]();
    throw error;
  }
}

const numberOf = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);

/** Ends a group of processes, if there still is one. */
function kill(group: number): void {
  try {
    process.kill(group, "SIGKILL");
  } catch {}
}

/** Asks again and again, until it is so or the time is over; says whether it is so. */
async function until(timeoutMs: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() >= end) return false;
    await delay(pollMs);
  }
  return true;
}
