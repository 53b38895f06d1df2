import { LegendaError } from "@legenda/core";

/** The command line is wrong, or the command cannot start. The exit code is 2. */
export class UsageError extends LegendaError {
  static override readonly kind = "UsageError";
}
