import { LegendaError } from "./legenda-error.js";

/** A mistake in how a function or an option is defined: a misplaced decorator, parameters that fit no slot, a body that does not return `answer()`. */
export class DefinitionError extends LegendaError {
  static override readonly kind = "DefinitionError";
}
