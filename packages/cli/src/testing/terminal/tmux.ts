import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Calls tmux on a server of its own, which knows nothing of the user's sessions and settings. */
export class Tmux {
  readonly #socket: string;
  readonly #env: Readonly<Record<string, string>>;

  /** `env` is what the server starts with, and so what runs in it. */
  constructor(socket: string, env: Readonly<Record<string, string>>) {
    this.#socket = socket;
    this.#env = env;
  }

  /** @throws {Error} with what tmux said */
  async call(...args: readonly string[]): Promise<string> {
    try {
      // -u: what it prints is UTF-8 whatever the locale.
      const { stdout } = await run("tmux", ["-u", "-L", this.#socket, ...args], { env: this.#env, maxBuffer: 2 ** 26 });
      return stdout;
    } catch (error) {
      const { code, stderr } = error as { code?: unknown; stderr?: string };
      if (code === "ENOENT") {
        throw new Error(
          "These tests run the command in a terminal of tmux. Install it: `apt-get install tmux` or `brew install tmux`.",
        );
      }
      throw new Error(`tmux ${args[0]}: ${stderr?.trim() || String(error)}`, { cause: error });
    }
  }
}
