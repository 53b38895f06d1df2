import { LegendaError } from "@legenda/core";

/** A page is too large or too deeply nested to be checked. */
export class PageError extends LegendaError {
  override readonly name = "PageError";
}
