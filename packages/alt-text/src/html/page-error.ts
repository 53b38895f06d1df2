import { LegendaError } from "@legenda/core";

/** A page that is not checked because of what it would cost. */
export class PageError extends LegendaError {
  override readonly name = "PageError";
}
