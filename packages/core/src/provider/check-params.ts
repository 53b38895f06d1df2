import { InvalidRequestError } from "../errors/provider-error.js";
import type { Model, Params } from "../model.js";

const all: readonly (keyof Params)[] = ["temperature", "topP", "maxTokens", "stop", "seed"];

/**
 * Refuses a parameter that a model cannot take: dropped in silence, it would change what is answered.
 *
 * @throws {InvalidRequestError} which names the parameter
 */
export function checkParams(
  { provider, id, capabilities }: Pick<Model, "provider" | "id" | "capabilities">,
  params: Params,
): void {
  const taken = capabilities.params ?? all;
  const refused = all.filter((name) => params[name] !== undefined && !taken.includes(name));
  if (refused.length === 0) return;
  throw new InvalidRequestError(
    `${provider}:${id} takes no ${refused.join(" and no ")}. Leave ${refused.length > 1 ? "them" : "it"} out, or send the vendor's own parameters by params.providerOptions.`,
    { provider, model: id },
  );
}
