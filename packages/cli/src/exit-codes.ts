/** What the command ends with. Documented by `legenda --help`. */
export const exitCodes = {
  ok: 0,
  /** Some images failed, or a check found something. */
  failures: 1,
  /** The command was called wrongly, or could not begin. */
  usage: 2,
  /** Stopped by Ctrl-C; what was done is saved. */
  stopped: 130,
} as const;
