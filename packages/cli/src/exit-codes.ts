/** The exit codes of the command, documented in `legenda --help`. */
export const exitCodes = {
  ok: 0,
  /** Some images failed, or a check found errors. */
  failures: 1,
  /** The command line was wrong, or the command could not start. */
  usage: 2,
  /** Stopped by Ctrl-C; finished images are saved. */
  stopped: 130,
} as const;
