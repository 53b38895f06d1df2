import type { Readable, Writable } from "node:stream";
import type { Environment } from "./environment/environment.js";

/** A stream that may be a terminal. */
export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** All that an action knows of the process around it. Nothing else of the command reads `process`. */
export interface CommandContext {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The environment, with what the `.env` file adds to it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The same by origin: what must not travel to an address of another origin. */
  readonly environment: Environment;
  readonly cwd: string;
  /** The command line as it was given, `legenda` first. */
  readonly command: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Whether a person can be asked: both ends are a terminal. */
  readonly isInteractive: boolean;
  /** Ctrl-C once: begin nothing new, finish what is under way, save. */
  readonly stopping: AbortSignal;
  /** Ctrl-C twice: stop now. */
  readonly signal: AbortSignal;
}
