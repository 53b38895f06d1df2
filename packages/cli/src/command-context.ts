import type { Readable, Writable } from "node:stream";
import type { Environment } from "./environment/environment.js";

/** A stream that may be a terminal. */
export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** All that an action knows about the process around it. Nothing else in the command reads `process`. */
export interface CommandContext {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The environment, with the variables of the `.env` file. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The same with the origin of each variable: some keys must not be sent to addresses of another origin. */
  readonly environment: Environment;
  readonly cwd: string;
  /** The command line as it was given, beginning with `legenda`. */
  readonly command: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Whether a person can be asked: input and messages are a terminal's. */
  readonly isInteractive: boolean;
  /** Ctrl-C once: start nothing new, finish what is in flight, save. */
  readonly stopping: AbortSignal;
  /** Ctrl-C twice: stop now. */
  readonly signal: AbortSignal;
}
