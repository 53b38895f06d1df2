import { InvalidRequestError } from "../errors/provider-error.js";
import type { Model, Params } from "../model.js";

const all: readonly (keyof Params)[] = ["temperature", "topP", "maxTokens", "stop", "seed"];

/**
 * Checks that a model supports all parameters of a request: dropping one silently would change the answer.
 *
 * @throws {InvalidRequestError} that names the parameter
 */
export function checkParams(
  { provider, id, capabilities }: Pick<Model, "provider" | "id" | "capabilities">,
  params: Params,
): void {
  const supported = capabilities.params ?? all;
  const refused = all.filter((name) => params[name] !== undefined && !supported.includes(name));
  if (refused.length === 0) return;
  throw new InvalidRequestError(
    `${provider}:${id} does not accept ${refused.join(" and ")}. Remove ${refused.length > 1 ? "them" : "it"}, or pass the vendor's own parameters in params.providerOptions.`,
    { provider, model: id },
  );
}
