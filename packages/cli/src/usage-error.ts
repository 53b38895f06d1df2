import { LegendaError } from "@legenda/core";

/** The command was called wrongly: the message names the flag and the way out. The exit code is 2. */
export class UsageError extends LegendaError {
  override readonly name = "UsageError";
}
