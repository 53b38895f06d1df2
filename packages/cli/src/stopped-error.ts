import { LegendaError } from "@legenda/core";

/** The person left a question unanswered, by Ctrl-C or Escape: nothing was begun. The exit code is 130. */
export class StoppedError extends LegendaError {
  override readonly name = "StoppedError";
}
