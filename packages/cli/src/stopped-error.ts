import { LegendaError } from "@legenda/core";

/** The person left a question unanswered, by Ctrl-C or Escape, so nothing was started. The exit code is 130. */
export class StoppedError extends LegendaError {
  static override readonly kind = "StoppedError";
}
