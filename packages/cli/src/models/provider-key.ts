import type { Environment } from "../environment/environment.js";
import type { Provider } from "./provider-table.js";

/** The variable with a provider's key; `undefined` if none is set. */
export function keyVariableOf(provider: Provider, { values }: Environment): string | undefined {
  return provider.keyVariables.find((name) => values[name]?.trim());
}

export function providerKey(provider: Provider, environment: Environment): string | undefined {
  const name = keyVariableOf(provider, environment);
  return name === undefined ? undefined : environment.values[name]?.trim();
}

/** The vendors' own variables for another address. */
const addressVariables: Readonly<Record<string, string>> = {
  openai: "OPENAI_BASE_URL",
  anthropic: "ANTHROPIC_BASE_URL",
  google: "GOOGLE_GEMINI_BASE_URL",
};

/**
 * The address of a provider from a `.env` file. It is used only if the key is in the same file: a folder from somebody else
 * must not redirect a key of the real environment. (The provider's client reads the real environment's address.)
 */
export function addressInFile(provider: Provider, environment: Environment): string | undefined {
  const variable = addressVariables[provider.name];
  const keyVariable = keyVariableOf(provider, environment);
  const bothInFile =
    variable !== undefined &&
    keyVariable !== undefined &&
    environment.fromFile.has(variable) &&
    environment.fromFile.has(keyVariable);
  return bothInFile ? environment.values[variable]?.trim() : undefined;
}
