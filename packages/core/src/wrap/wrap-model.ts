import { checkSpecification } from "../is-model.js";
import type { Capabilities, Model } from "../model.js";

/** Shared by all copies of the package; enumerable, so that a wrapper that spreads a model keeps it. */
const retrying: unique symbol = Symbol.for("legenda.retrying") as never;

/** Whether a model or one of its wrappers already retries failed requests. */
export const isRetrying = (model: Model): boolean => (model as { [retrying]?: unknown })[retrying] === true;

/** What a wrapper replaces; everything else stays as in the wrapped model. */
export interface Wrapping extends Pick<Model, "generate" | "stream"> {
  readonly provider?: string;
  readonly id?: string;
  readonly capabilities?: Capabilities;
  /**
   * Whether the wrapper retries failed requests, or wraps models that do.
   *
   * @default as the wrapped model
   */
  readonly retrying?: boolean;
}

/**
 * Creates a wrapper around a model. Everything that is known about the model (whether it retries, for example) is kept.
 *
 * @throws {DefinitionError} for a model of an unknown specification version
 */
export function wrapModel(model: Model, wrapping: Wrapping): Model {
  const { generate, stream, provider = model.provider, id = model.id, capabilities = model.capabilities } = wrapping;
  const mark = (wrapping.retrying ?? isRetrying(model)) && { [retrying]: true };
  checkSpecification(model);
  return { specification: "v1", provider, id, capabilities, generate, stream, ...mark };
}
