import { LegendaError } from "./legenda-error.js";

/** A caption function is put together wrongly: a decorator in the wrong place, parameters that no slot takes, a body that returns no `answer()`. */
export class DefinitionError extends LegendaError {
  static override readonly kind = "DefinitionError";
}
