import { checkSpecification } from "../is-model.js";
import type { Capabilities, Model } from "../model.js";

/** Shared by every copy of the package; enumerable, so that a wrapper which spreads a model hands it on. */
const retrying: unique symbol = Symbol.for("legenda.retrying") as never;

/** Whether a model already sends failed requests again, itself or somewhere within its wrappers. */
export const isRetrying = (model: Model): boolean => (model as { [retrying]?: unknown })[retrying] === true;

/** What a wrapper does in a model's stead; what it leaves out stays as the model has it. */
export interface Wrapping extends Pick<Model, "generate" | "stream"> {
  readonly provider?: string;
  readonly id?: string;
  readonly capabilities?: Capabilities;
  /** Told of a wrapper that retries, and of one over models that do. */
  readonly retrying?: boolean;
}

/**
 * A model that stands in for another. Wrappers are made by it, so that what is known of a model is known
 * of its wrapper.
 */
export function wrapModel(model: Model, wrapping: Wrapping): Model {
  const { generate, stream, provider = model.provider, id = model.id, capabilities = model.capabilities } = wrapping;
  const mark = (wrapping.retrying ?? isRetrying(model)) && { [retrying]: true };
  checkSpecification(model);
  return { specification: "v1", provider, id, capabilities, generate, stream, ...mark };
}
